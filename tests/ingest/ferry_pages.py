"""Saved pages of one invented story, to be furnished by the tests."""

from onrecord.ingest.account import read_account
from onrecord.model import Account

LEAD = "The only ferry to Lumen island was cancelled on Wednesday after a storm tore away its landing stage."
MORE = [
    "Passengers spent the night in the town hall of Orlin, where the fire brigade handed out soup and bread, the mayor said.",
    "“We have never seen waves like these in a summer month,” said Ada Roke, who has run the harbour for twenty years.",
    "A second boat is expected from the mainland on Friday, and the landing stage should be mended before the weekend.",
    "The storm also brought down trees on the coast road, which stayed shut for most of the day, the police said.",
]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head><title>Ferry cancelled</title>{head}</head><body>{body}</body></html>"


def article(inside: str = "", beside: str = "", head: str = "") -> str:
    told = f"<article><h1>Ferry to Lumen island cancelled after storm</h1>{paragraphs(LEAD, *MORE)}{inside}</article>"
    return page(f"<nav><a href=/>Home</a> <a href=/n>News</a></nav><main>{told}</main>{beside}", head)


def account(source: str) -> Account:
    got = read_account(source.encode(), "a.html")
    assert isinstance(got, Account)
    return got
