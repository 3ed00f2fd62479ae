from onrecord.model import Entity, Position, Span
from onrecord.reconcile.positions import align_positions


def entity(name: str, *aliases: str) -> Entity:
    return Entity(f"e-{name}", name, "person", aliases, ())


def position(actor: str, toward: str | None = None) -> Position:
    return Position("p", "a", actor, "demand", toward, Span("a", 0, 4), None, False, False, None, None)


def test_an_actor_takes_the_name_of_the_entity_that_goes_by_it():
    (aligned,) = align_positions(
        [position("renn", "Sella")], [entity("Tobias Renn", "Renn"), entity("Sella Lines", "Sella")]
    )
    assert (aligned.actor, aligned.toward) == ("Tobias Renn", "Sella Lines")


def test_a_name_that_two_entities_share_stays_as_written():
    (aligned,) = align_positions([position("Renn")], [entity("Tobias Renn", "Renn"), entity("Ida Renn", "Renn")])
    assert aligned.actor == "Renn"
