"""The notice as Markdown, HTML and JSON, and the files it is exported to."""
