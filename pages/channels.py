"""Channels: how many and how large, by kind and country, how they grow, and of which nothing is known."""

from outreach.i18n import mark
from outreach.queries import channel_changes, channels
from outreach.screen import cards, channel_blocks, choice, correct_link, filter_bar, parts
from outreach.screen.frame import open_page
from outreach.screen.nothing import Nothing
from outreach.wording import channel_rows

FIGURES = ("channels_active", "whatsapp_groups", "whatsapp_members", "followers", "whatsapp_messages")
WHICH = {"all": mark("All {n}"), "read": mark("Read {n}"), "silent": mark("Never read {n}")}

page = open_page("channels")
t = page.t
filters = filter_bar.draw(page, channel_blocks.FILTERS)
rows = channel_rows.told(page.ask(channels.table, filters=filters), t=t)
rows = channel_rows.changed(rows, page.ask(channel_changes.lately, filters=filters), t=t)
if rows.empty:
    parts.empty(page, t("No channel on record matches."), none=t("No channel is on record yet."), correct="channel")
followed = rows[rows["followed"]]
parts.figures(page, [cards.of_indicator(page, key=key, filters=filters) for key in FIGURES])

channel_blocks.counts(page, followed=followed)
channel_blocks.growth(page, followed=followed, filters=filters)
channel_blocks.talk(page, filters=filters)

only = page.param("only")
listed = followed[followed["kind"] == only]
if listed.empty:
    listed = followed
    page.disregard("only")
    only = ""
read = listed["audience"].notna()
groups = {"all": listed, "read": listed[read], "silent": listed[~read]}
names = {name: t(WHICH[name], n=len(frame)) for name, frame in groups.items()}
which = choice.choice(page, name="show", label=t("Which channels"), words=names, default="all", draw=choice.PILLS)
own = groups[which]
columns = {
    "name": t("Channel"),
    "kind_name": t("Kind"),
    "place": t("For whom"),
    "reading": t("Last reading"),
    "read_name": t("Read on"),
    "changes_said": t("New and net followers, last {n} days", n=channel_changes.DAYS),
    "seen": t("Seen in use"),
    "owner_name": t("Run by"),
}
notes = [t("A channel without a reading is not an empty one."), t("Likes are no followers.")]
widths = {"name": 320, "reading": 130, "read_name": 140, "seen": 140, "owner_name": 220}
if own["changes_said"].isna().all():
    del columns["changes_said"]
else:
    widths |= {"name": 280, "changes_said": 290}
    notes.append(t("New and net followers are no audience; what days without a report brought is unknown."))
clicked = parts.block(
    page,
    key="channels",
    title=channel_rows.on_record(own, t=t),
    chart=None,
    frame=own,
    columns=columns,
    widths=widths,
    topic=t("Channels"),
    scope=" ".join(filter(None, (only and t.label(only, family="channel_kind"), which != "all" and names[which]))),
    note=" ".join(notes),
    choose=correct_link.may(page),
    why_none=lambda: Nothing(t("No channel is among those chosen here."), t("Show all channels")),
)
channel_blocks.correct(page, own, clicked)
if len(listed) < len(followed):
    page.link("channels", t("Show channels of every kind"), icon=":material/close:")

apart = rows[~rows["followed"]]
if not apart.empty:
    clicked = parts.block(
        page,
        key="channels-apart",
        title=t.plural("{n} other way to reach the ministry", "{n} other ways to reach the ministry", len(apart)),
        chart=None,
        frame=apart,
        columns={name: columns[name] for name in ("name", "kind_name", "place", "seen", "owner_name")}
        | {"address": t("Address")},
        widths={"name": 290, "seen": 140, "address": 170},
        topic=t("Other ways to reach the ministry"),
        note=t("Hotlines, applications and publications: nobody follows them, so they are in no figure above."),
        choose=correct_link.may(page),
    )
    channel_blocks.correct(page, apart, clicked)
