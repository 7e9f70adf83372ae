"""A woman or a man."""

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._people_figure import person
from illustrator.subjects._people_look import look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES

WORDS = Words(
    "person, people, human, reader, painter, tourist, driver, runner, tra"
    "veller, traveler, hiker, student, teacher, artist, musician, cy"
    "clist, farmer, dancer, doctor, nurse, scientist, pedestrian, passer-by",
    "人, 人物, 行人, 读者, 游客, 画家, 旅行者, 学生, 老师, 舞者",
    "Person, Mensch, Leute, Menschen, Leser, Maler, Tourist, Läufer, Lehrer, Student, Wanderer",
    "personne, gens, humain, lecteur, peintre, touriste, coureur, étudiant, professeur",
    "persona, gente, humano, lector, pintor, turista, corredor, estudiante, profesor",
)
HEIGHT_M = 1.7
POSES = PEOPLE_POSES
COLOUR = "#d9573f"
TAGS = ("person",)


def draw(ask: Ask) -> Figure:
    return person(ask, look_of(ask, ask.dice.fork("who").pick(("woman", "man"))))
