"""Charts drawn: each kind once as SVG and once in the letters of a terminal."""
