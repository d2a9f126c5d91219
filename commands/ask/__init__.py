"""A free sentence -> a command with arguments, or an honest "dit begrijp ik niet".

A small explicit grammar, no language model; nothing leaves the machine. A question never changes anything, and an
unknown line never becomes an action point.
"""
