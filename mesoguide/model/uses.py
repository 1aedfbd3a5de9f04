"""A use: what an area of the body is treated for, or an aim with no area; scripts have its name."""

from mesoguide.evidence import Evidence


def use_name(area: str, aim: str) -> str:
    """Return the name of a use: "area/aim", or "/aim" with no area."""
    return f"{area}/{aim}"


def all_uses(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """Return every aim with no area, as ("", aim), then every area and aim that is offered."""
    return (
        *(("", aim) for aim in evidence.aims),
        *((offer.area, offer.aim) for offer in evidence.offers),
    )
