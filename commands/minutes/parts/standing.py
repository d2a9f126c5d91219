"""The words minutes say with how a point stands: done, dropped, or still going on."""

DONE = (
    r"afgerond|afgehandeld|gereed|gedaan|done|klaar|gebeurd|uitgevoerd|verstuurd|verzonden|geregeld|"
    r"(?:is|zijn) (?:inmiddels |al )?geweest|afgevoerd(?: van de lijst)?|van de lijst(?: af)?"
)
GONE = (
    r"vervallen|vervalt|overbodig|achterhaald|"
    r"hoeft niet meer|zie(?:t|n) (?:er ?van )?af|ga(?:at|an) niet (?:meer )?door|"
    r"(?:is )?niet (?:meer )?(?:nodig|relevant|aan de orde|opportuun)"
)
RUNNING = (
    r"loopt|lopende?|bezig|in behandeling|vertraagd|on hold|aangehouden|doorgeschoven|uitgesteld|schuift(?: door)?|"
    r"opnieuw(?: opgevoerd| op de lijst)?(?=\W*$|[,;:.])|blijft (?:staan|open)|niet (?:gereed|afgerond|klaar|gelukt)"
)
