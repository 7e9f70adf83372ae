"""A rough map of the world: coastlines of a few points each, enough to be known in dots."""

import math
from functools import lru_cache
from typing import Final

from illustrator.svg import Point

# Longitude and latitude of the corners.
_COASTS: Final = (
    "-168,66 -156,71 -128,70 -110,73 -94,72 -82,68 -94,60 -92,57 -82,55 -79,51 -77,57 -76,62 -70,60 -64,59 -56,52 "
    "-66,50 -60,46 -70,42 -75,38 -81,31 -80,25 -83,29 -90,29 -97,27 -97,20 -91,18 -87,21 -88,16 -83,14 -83,9 "
    "-78,8 -85,11 -95,16 -105,20 -112,29 -117,33 -124,40 -124,48 -132,55 -146,60 -162,57",
    "-78,8 -72,12 -60,9 -50,1 -35,-6 -39,-16 -48,-26 -57,-36 -65,-42 -68,-52 -74,-52 -72,-38 -70,-20 -80,-5",
    "-17,15 -16,24 -9,32 -5,36 10,37 20,32 32,31 37,20 43,12 51,12 40,-4 40,-16 34,-24 28,-33 18,-34 12,-18 9,-1 "
    "9,4 -8,5",
    "-9,37 -9,43 -1,44 -4,48 5,52 9,57 12,54 21,55 24,59 30,60 22,61 25,65 18,62 17,57 12,56 6,58 5,62 14,68 "
    "26,71 40,67 60,69 72,72 90,75 105,77 130,73 160,70 179,68 178,63 162,58 157,52 155,60 141,58 135,54 141,50 "
    "131,43 127,39 126,35 122,40 118,38 122,31 117,24 108,21 109,13 104,9 100,13 103,2 98,9 94,17 88,22 80,14 "
    "77,8 72,20 66,25 57,26 59,22 52,16 44,13 38,22 35,30 36,36 28,37 23,40 22,37 17,41 13,45 18,40 12,42 8,44 "
    "0,40",
    "114,-22 122,-18 131,-12 136,-12 141,-12 146,-19 153,-27 150,-37 141,-38 135,-34 124,-33 115,-34",
    "-45,60 -53,66 -60,76 -40,83 -20,80 -24,70",
    "-5,50 -5,58 -2,58 1,52",
    "-10,52 -8,55 -6,52",
    "131,31 137,35 141,41 145,44 141,45 140,36 132,34",
    "44,-16 49,-13 50,-18 46,-25",
    "96,5 104,-3 106,-6 115,-8 106,-7 100,0",
    "109,1 116,6 118,1 114,-4",
    "132,-1 141,-3 150,-10 142,-9",
    "173,-35 178,-38 171,-44 167,-46",
    "-24,64 -22,66 -14,66 -18,63",
    "120,18 124,12 126,7 121,14",
    "-84,22 -75,20 -69,19 -78,22",
)
CITIES: Final[tuple[Point, ...]] = (
    (-74, 40.7), (-122, 37.8), (-46.6, -23.5), (0, 51.5), (13.4, 52.5), (28, -26), (55, 25), (77, 28), (103.8, 1.3),
    (121.5, 31.2), (139.7, 35.7), (151, -33.9),
)  # fmt: skip


@lru_cache(maxsize=8)
def land(step: float) -> tuple[Point, ...]:
    """The points of a grid of degrees that lie on land."""
    dots = []
    coasts = [_corners(coast) for coast in _COASTS]
    rows, cols = int(140 / step), int(360 / step)
    for row in range(rows):
        latitude = 82 - row * step
        for col in range(cols):
            longitude = -178 + (col + (row % 2) / 2) * step
            if any(_holds(coast, longitude, latitude) for coast in coasts):
                dots.append((longitude, latitude))
    return tuple(dots)


def _corners(coast: str) -> list[Point]:
    pairs = (pair.split(",") for pair in coast.split())
    return [(float(lon), float(lat)) for lon, lat in pairs]


def _holds(coast: list[Point], x: float, y: float) -> bool:
    inside = False
    for i, (ax, ay) in enumerate(coast):
        bx, by = coast[(i + 1) % len(coast)]
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def on_globe(place: Point, facing: Point) -> tuple[float, float, float]:
    """Where a place lies on a globe of radius 1 that shows `facing` in its middle: right, down, towards us."""
    lon, lat = math.radians(place[0] - facing[0]), math.radians(place[1])
    tilt = math.radians(facing[1])
    x = math.cos(lat) * math.sin(lon)
    y, z = math.sin(lat), math.cos(lat) * math.cos(lon)
    return x, -(y * math.cos(tilt) - z * math.sin(tilt)), y * math.sin(tilt) + z * math.cos(tilt)
