"""What the command line says to somebody who used it wrongly, for what argparse says in English."""

from typing import Final

# A pattern of its sentence, and ours.
PATTERNS: Final = (
    (r"the following arguments are required: (.+)", "Er ontbreekt iets: {0}."),
    (r"unrecognized arguments: (.+)", "Dit ken ik hier niet: {0}."),
    (r"argument ([^:]+): expected (?:one|at least one) argument.*", "Achter {0} hoort nog iets."),
    (r"argument ([^:]+): invalid choice: '?(.*?)'? \(choose from (.+)\)", "{1} kan niet bij {0}; kies uit {2}."),
    (r"argument ([^:]+): invalid moment value: '(.*)'", "{1} is geen moment; schrijf het als 2023-05-15T09:00."),
    (r"argument ([^:]+): invalid port value: '(.*)'", "{1} is geen poort; kies een getal van 1 tot en met 65535."),
    (r"argument ([^:]+): invalid address value: '(.*)'", "{1} is geen webadres; het begint met https://."),
    (r"argument ([^:]+): ignored explicit argument '(.*)'", "Achter {0} hoort niets, ook {1} niet."),
    (r"ambiguous option: (\S+) could match (.+)", "{0} kan {1} zijn; schrijf het voluit."),
)
OTHERWISE: Final = "Zo werkt deze opdracht niet."
SEE_HELP: Final = " Typ »{0} --help« voor hoe het wel kan."
