"""Sentences of many registers, each with the kinds of claim that it does and does not make."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff import Catalogue
from standoff.kinds import find_claims
from standoff.model import Claim
from standoff.reading import annotate, sources

_MINE = {"treaty", "schedule", "history", "capability", "event", "threat", "money"}
_LEAD = "Notes on arms and treaties\n\nSome words.\n\nIt rained in the valley.\n\nNobody came.\n\n"


def claims_of(sentence: str, where: Path, catalogue: Catalogue) -> list[Claim]:
    """Claims of the seven kinds in a sentence that stands at the end of a short document of 5 March 2014."""
    path = where / "note.txt"
    path.write_text(_LEAD + sentence + "\n", encoding="utf-8")
    document = next(iter(sources.load(path)))
    assert not isinstance(document, Exception)
    annotated = annotate(document, catalogue, published="2014-03-05")
    return [c for c in find_claims(annotated) if c.kind in _MINE and c.start >= len(_LEAD)]


TABLE: list[tuple[str, set[str], set[str]]] = [
    (
        "Pakistan test-fired a nuclear-capable Shaheen missile on Monday, the military said.",
        {"event"},
        {"schedule", "threat", "treaty"},
    ),
    ("India and Russia signed a deal for five S-400 regiments in New Delhi on Friday.", {"event"}, {"treaty"}),
    ("Seoul said the North had carried out its fourth launch this year.", {"history"}, set()),
    ("The first battery will be delivered to Bucharest by the end of 2019.", {"schedule"}, set()),
    ("Turkey is to receive the second batch of S-400 missiles in 2020.", {"schedule"}, set()),
    ("The pact lapses in February 2026.", {"schedule"}, {"event"}),
    ("Washington will not renew the treaty, a White House official said.", {"schedule"}, {"event"}),
    ("The Bulava missile entered service in 2018 after a decade of failed tests.", {"schedule"}, set()),
    ("Israel has never used the Arrow interceptor against a ballistic missile from Yemen.", {"history"}, set()),
    ("Norway will be the first Nordic state to host American bombers.", {"history"}, set()),
    ("The talks in Vienna were the third round since January.", {"history"}, set()),
    ("Tehran could possess a missile able to reach Europe by 2018.", {"schedule"}, set()),
    ("The launchers in Deveselu could be reloaded with cruise missiles in a matter of hours.", {"capability"}, set()),
    ("The Kinzhal can carry both conventional and nuclear warheads.", {"capability"}, set()),
    ("The interceptor kills its target by direct impact.", {"capability"}, {"event"}),
    ("The radar lacks the software to guide interceptors.", {"capability"}, set()),
    ("The system is identical to the launchers fitted on American destroyers.", {"capability"}, set()),
    (
        "In response to the deployment of THAAD, China will take the necessary measures to protect its security.",
        {"threat"},
        set(),
    ),
    (
        "If NATO brings its infrastructure closer, Russia will deploy Iskander missiles on its western border.",
        {"threat"},
        set(),
    ),
    ("Iran would retaliate if Israel attacked its nuclear sites, the general said.", {"threat"}, set()),
    ("Moscow vowed to respond to the American missiles in kind.", {"threat"}, set()),
    ("Should Washington withdraw from the accord, we will resume enrichment without limits.", {"threat"}, set()),
    ("Beijing may send more warships to the strait in response to the visit.", {"threat"}, set()),
    ("The aggressor will pay dearly.", set(), {"event", "schedule", "threat"}),
    ("The INF Treaty prohibits ground-launched missiles with ranges between 500 and 5,500 km.", {"treaty"}, set()),
    ("New START does not cover tactical nuclear weapons.", {"treaty"}, set()),
    ("The agreement allows each side 100 launchers.", {"treaty"}, set()),
    ("The test violated the Missile Technology Control Regime agreement, the report argues.", {"treaty"}, set()),
    ("The alliance pledged not to deploy nuclear weapons on the territory of new members.", {"treaty"}, set()),
    (
        "Iran is demanding legally binding guarantees that the next president will not leave the deal.",
        {"treaty"},
        set(),
    ),
    ("Russia withdrew from the Open Skies Treaty in 2021.", {"event"}, {"treaty"}),
    ("Phase one of the plan envisaged radar deployments in Turkey in 2011.", {"schedule"}, set()),
    ("The missile complex was put on combat duty in December 2019.", {"schedule"}, set()),
    ("Construction of the site began in May and is to be completed by 2018.", {"schedule"}, set()),
    ("I recalled that he had visited us twice.", set(), {"event", "treaty"}),
    ('"We are not going to reach an agreement this year," the envoy said.', {"schedule"}, set()),
    ('"We will match whatever they build," he told the magazine.', {"threat"}, set()),
    ("Anna Keller, who has studied missiles for 20 years, is not so sure.", set(), {"history"}),
    ("The United States has stationed a radar in Israel since 2008.", set(), {"history"}),
    ("The dispute has lasted for several years.", {"history"}, set()),
    ("Obama's 2009 decision to scrap the site angered Warsaw.", {"event"}, set()),
    ("In the speech delivered by President Vladimir Putin on 1 March 2018, six weapons were shown.", {"event"}, set()),
    ("The minister met his Japanese counterpart in Tokyo on Tuesday.", {"event"}, set()),
    ("The NATO summit in Warsaw in July 2016 approved four battalions.", {"event"}, set()),
    ("The contract is worth $2.5 billion.", {"money"}, set()),
    ("The programme will cost 3 billion zlotys ($800 million).", {"money"}, set()),
    ("He declared that the weather was fine on Monday.", set(), {"event"}),
    ("Officials said that the missile flew 900 km.", set(), {"capability", "event", "history", "schedule"}),
    ("The radar can see 2,000 km into Chinese territory.", {"capability"}, set()),
    ("The weapon system was designed in the 1970s.", set(), {"event", "threat", "treaty"}),
    ("Under the 2015 accord, Iran agreed not to enrich uranium beyond 3.67 percent.", {"treaty"}, set()),
    ("The moratorium was broken by Pyongyang.", {"treaty"}, set()),
    ("Beijing refused to sign the agreement.", {"treaty"}, {"event"}),
    ("China rejected the offer of a treaty on space weapons.", {"treaty"}, set()),
    ("The treaty was signed by Reagan and Gorbachev in Washington in 1987.", {"event"}, set()),
    ("Moscow may pull out of the treaty if the shield is built.", {"threat"}, set()),
    ("Taiwan will buy 66 fighters, the ministry said.", set(), {"history", "threat"}),
    ("The ministry asked lawmakers for patience.", set(), {"event"}),
    ("We will never forget the victims.", set(), {"history", "schedule", "threat"}),
    ("The frigate can launch Kalibr missiles from the Caspian Sea.", {"capability"}, set()),
    ("Japan plans to field two Aegis Ashore batteries by 2023.", {"schedule"}, set()),
    ("The base became operational in May 2016.", {"schedule"}, set()),
    ("The radar was declared operational on 12 December 2015.", {"schedule"}, set()),
    ("The missile is expected to enter service in 2021.", {"schedule"}, set()),
    ("It was the second launch in a week.", {"history"}, set()),
    ("It was the first time that a Russian bomber had landed in Venezuela since 2008.", {"history"}, set()),
    ("Russia has violated the treaty for years.", {"history"}, set()),
    ("North Korea has tested three missiles this month.", {"event"}, set()),
    ("Poland's president visited the base at Redzikowo on Thursday.", {"event"}, set()),
    ("The United States withdrew its last nuclear weapons from South Korea in 1991.", {"event"}, set()),
    ("If attacked, we will strike back at the bases in Qatar, the commander warned.", {"threat"}, set()),
    ("North Korea threatened to fire missiles at Guam.", {"threat"}, set()),
    ("The deployment will not go unanswered, the foreign ministry said.", {"threat"}, set()),
    ("Russia will be forced to respond with countermeasures of its own.", {"threat"}, set()),
    ("Ankara warned that it would close the base in retaliation for the sanctions.", {"threat"}, set()),
    ("The prime minister said it was raining in London on Monday.", set(), {"event", "schedule"}),
    ("Each missile costs about $1.6 million.", {"money"}, set()),
    ("The shells can reach Seoul in minutes.", set(), {"capability"}),
    ("The minister may visit Ankara next week.", set(), {"schedule", "threat"}),
    ("If the weather holds, the parade will take place on Friday.", set(), {"threat"}),
    ("Without a treaty the world would be less safe.", set(), {"threat", "treaty"}),
    ("The treaty is important, he said.", set(), {"treaty"}),
    ("Officials in Brussels signed off on the text on Tuesday.", set(), {"treaty"}),
    ("The company launched a new website on Monday.", set(), {"capability", "schedule", "threat"}),
    ("Moscow suspended its participation in the CFE treaty in 2007.", {"event"}, {"treaty"}),
    ("The General Assembly adopted the resolution in December.", {"event"}, set()),
    ("A spokesman said deliveries of the system had begun in 2012.", {"schedule"}, set()),
    ("Under the deal, Warsaw will receive 48 launchers.", set(), {"event", "threat"}),
    ("He has led the institute for ten years.", set(), {"event", "threat", "treaty"}),
    ("We have been waiting for months for an answer.", set(), {"threat", "treaty"}),
    ("The shield will be complete in 2020.", {"schedule"}, set()),
    ("A summit between the two leaders will be held in Hanoi on 27 February.", {"event"}, set()),
    ("Nothing in the act prohibits the alliance from rotating troops.", {"treaty"}, set()),
    ("The system, which can also intercept aircraft, was tested on Friday.", {"event"}, set()),
    ("The sanctions ban the sale of missile parts to Iran.", {"treaty"}, set()),
    ("Vietnam would consider buying BrahMos missiles, a diplomat said.", set(), {"event", "threat"}),
    ("The minister said the drone could be fitted with anti-ship missiles.", {"capability"}, set()),
    ("Could the launchers be used for something else?", set(), {"event"}),
    ("South Korea and the United States agreed in July 2016 to deploy THAAD.", {"event"}, {"treaty"}),
    ("The accord, which expires in 2025, caps the number of centrifuges.", {"schedule", "treaty"}, set()),
    ("Tehran has promised not to test missiles with a range above 2,000 km.", {"treaty"}, set()),
    ("If the Americans put missiles in Taiwan, China will answer in kind.", {"threat"}, set()),
    ('"If they come closer, we will shoot them down," the admiral said.', {"threat"}, set()),
    ("Deliveries were to start in 2012 but have been put off.", {"schedule"}, set()),
    ("NATO declared the shield operational in Chicago in May 2012.", {"schedule"}, set()),
    ("Mr Trump pulled out of the deal in May 2018.", {"event"}, {"treaty"}),
    ("Since 1953 the two Koreas have been technically at war.", {"history"}, set()),
    ("Japan is the only country to have built a second site.", {"history"}, set()),
    ("The frigate fired three interceptors on Sunday.", {"event"}, set()),
    ("The frigates are equipped to fire interceptors.", {"capability"}, set()),
    ("Seoul has yet to decide whether to buy the system.", set(), {"event", "schedule", "threat"}),
    ("The test failed, the Pentagon said on Monday.", set(), {"capability", "threat", "treaty"}),
    ("The ministry confirmed that two soldiers were hurt on Friday.", set(), {"event"}),
    ("Analysts believe that Beijing is testing a new missile.", set(), {"schedule", "threat", "treaty"}),
    ("It will take years to build the site.", set(), {"threat"}),
    ("The EU lifted its embargo in 2016.", {"event"}, set()),
    ("Lavrov met Kerry in Geneva on 14 September.", {"event"}, set()),
    ("The president's annual address in Moscow on Thursday lasted two hours.", {"event"}, set()),
    ("The system would have been able to track every launch from the Urals.", {"capability"}, set()),
    ("Any attack on Kaliningrad will be met with a nuclear response.", {"threat"}, set()),
    ("A follow-on treaty would limit each side to 1,000 warheads.", {"treaty"}, set()),
    ("The base cost $800 million to build.", {"money"}, set()),
    ("Kim told reporters that he had ordered a new test.", set(), {"threat", "treaty"}),
    ("For more than ten years the two sides have argued about the radar.", {"history"}, set()),
    ("Negotiators hope to reach a deal by June.", {"schedule"}, set()),
    ("Washington accused Moscow of breaching the INF Treaty.", {"treaty"}, set()),
    ("Nobody has offered a written guarantee.", set(), {"event"}),
    ("The missiles will be withdrawn by 1 June 1991.", {"schedule"}, set()),
]


@pytest.mark.parametrize(("sentence", "found", "absent"), TABLE, ids=[row[0][:60] for row in TABLE])
def test_kinds_of_a_sentence(
    sentence: str, found: set[str], absent: set[str], tmp_path: Path, catalogue: Catalogue
) -> None:
    kinds = {c.kind for c in claims_of(sentence, tmp_path, catalogue)}
    assert found <= kinds
    assert not absent & kinds


SLOTS: list[tuple[str, str, dict[str, object]]] = [
    ("The treaty was signed in Washington in December 1987.", "event", {"date": "1987-12", "place": "washington"}),
    ("The Bulava missile entered service in 2018.", "schedule", {"date": "2018"}),
    ("Tehran could possess a missile able to reach Europe by 2018.", "schedule", {"date": "2018"}),
    ("New START does not cover tactical nuclear weapons.", "treaty", {"effect": "excludes"}),
    ("The agreement allows each side 100 launchers.", "treaty", {"effect": "permits"}),
    ("The sanctions ban the sale of missile parts to Iran.", "treaty", {"effect": "forbids"}),
    (
        "The alliance pledged not to deploy nuclear weapons on the territory of new members.",
        "treaty",
        {"effect": "commits"},
    ),
    ("It was the second launch in a week.", "history", {"count": 2}),
    ("Norway will be the first Nordic state to host American bombers.", "history", {"count": 1}),
    ("The interceptor kills its target by direct impact.", "capability", {"capability": "hit-to-kill"}),
    (
        "The programme will cost 3 billion zlotys ($800 million).",
        "money",
        {"amount": 3e9, "currency": "pln", "converted_amount": 8e8, "converted_currency": "usd"},
    ),
    (
        "If NATO brings its infrastructure closer, Russia will deploy Iskander missiles on its western border.",
        "threat",
        {"actor": "russia"},
    ),
]


@pytest.mark.parametrize(("sentence", "kind", "slots"), SLOTS, ids=[row[0][:60] for row in SLOTS])
def test_slots_of_a_sentence(
    sentence: str, kind: str, slots: dict[str, object], tmp_path: Path, catalogue: Catalogue
) -> None:
    claim = next(c for c in claims_of(sentence, tmp_path, catalogue) if c.kind == kind)
    held = claim.slots.model_dump()
    assert {name: held[name] for name in slots} == slots


SPANS: list[tuple[str, str, str]] = [
    (
        "The treaty does not limit missile defence, beyond a ban on new silos.",
        "treaty",
        "The treaty does not limit missile defence",
    ),
    (
        "The pact lapses in February 2026, and nobody in Geneva talks of a new one.",
        "schedule",
        "The pact lapses in February 2026",
    ),
    (
        "Beijing said that the radar could track its missiles, and officials in Seoul shrugged.",
        "capability",
        "the radar could track its missiles",
    ),
]


@pytest.mark.parametrize(("sentence", "kind", "text"), SPANS, ids=[row[0][:60] for row in SPANS])
def test_a_claim_ends_where_its_proposition_ends(
    sentence: str, kind: str, text: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    assert text in [c.text for c in claims_of(sentence, tmp_path, catalogue) if c.kind == kind]
