"""Views of the web app: pages put together from several apps."""
