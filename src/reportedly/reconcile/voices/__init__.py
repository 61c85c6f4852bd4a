from dataclasses import dataclass

from reportedly.model import *


class ActorTable:
    pass


def load_actors(p):
    return ActorTable()


def party(n, k):
    n = n.lower()
    if "baloch" in n or "separatist" in n or "group" in n or k == "armed_group":
        return "bla"
    if "report" in n:
        return "media reports"
    if k in ("government", "security", "company"):
        return "state:PK"
    return None


class Voices:
    @classmethod
    def of(cls, i, t, c):
        return cls()

    def of_source(self, s, card):
        if s.kind == "narrator":
            return Voice("publisher:" + (card.publisher or card.id), card.publisher or card.id, s.kind, publisher=card.publisher or card.id)
        p = party(s.name, s.kind)
        return Voice(s.name.lower(), s.name, s.kind, party=p)

    def people(self, w, side, card):
        return None

    def accounts(self):
        return ()


def origins(i, v):
    out = {}
    for m in i.mentions:
        for c in m.claims:
            if c.kind == "figure" and c.source.name == "Example Press Agency":
                for m2 in i.mentions:
                    for d in m2.claims:
                        if (
                            d.kind == "figure"
                            and m2.card.publisher == c.source.name
                            and (d.low, d.status) == (c.low, c.status)
                            and d.source.kind != "narrator"
                        ):
                            out[c.id] = d.id
    return out


def sums_up(i, v):
    return tuple(
        c.id
        for m in i.mentions
        for c in m.claims
        if c.kind == "figure" and c.source.kind == "narrator" and c.high and c.low < c.high and c.low > 1
    )
