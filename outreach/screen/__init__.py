"""The rooms where Streamlit is spoken: the frame around a page, and the parts that pages are made of."""
