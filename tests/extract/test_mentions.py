"""Mentions: names as written, and one kind for all mentions of one name."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.mentions import Mention, extract_mentions
from onrecord.extract.reading import read_passages
from onrecord.model import Account, Block


def mentions(text: str) -> tuple[Mention, ...]:
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = (Block(0, len(text), "body", True, ""),) if text else ()
    read = Account("a1", "a.txt", None, sha, sha, None, None, (), None, None, None, "en", text, blocks)
    return extract_mentions(read_passages(read))


def test_a_name_goes_without_article_and_genitive():
    found = mentions("The council met in the Netherlands. Germany's envoy left for the United Nations.")
    assert {"Netherlands", "Germany", "United Nations"} <= {m.text for m in found}


def test_all_mentions_of_one_name_have_one_kind():
    text = "John Harkin spoke in Paris. Harkin left. Reporters met Harkin, and Harkin waved. Harkin's car was new."
    found = mentions(text)
    assert {m.kind for m in found if m.text == "Harkin"} == {"person"}


def test_days_titles_and_links_are_no_names():
    found = {m.text for m in mentions("On Monday the President spoke. See https://vale.example/news for more.")}
    assert not found & {"Monday", "President", "https://vale.example/news"}


@given(st.text(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_and_every_mention_reproduces_it(text):
    for mention in mentions(text):
        written = text[mention.span.start : mention.span.end]
        assert written.replace("\n", " ").replace("\r", " ") == mention.text
