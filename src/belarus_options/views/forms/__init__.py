"""The forms of a report, one file each: a terminal, lines and CSV, Markdown, JSON, SVG."""
