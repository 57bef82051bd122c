"""The diagram of a network: columns of neurons with their maps, and a link for every weight.

`painting.draw(painter, rect, diagram, theme)` draws it on screen and on paper alike; `view` is the
widget that shows it live and is pointed at.
"""
