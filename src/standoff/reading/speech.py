"""Words of saying and attitude, with what they take: a clause, an infinitive, a thing, a quotation.

Lists follow the classes "say", "tell", "complain", "promise", "conjecture" and "wish" of Levin, English Verb Classes and
Alternations (1993), 37, 29.5, 13.3 and 32, cut to what news uses.
"""

from __future__ import annotations

SAY = frozenset(
    "say state declare announce add note warn insist argue claim contend maintain assert stress emphasize emphasise"
    " underline underscore reiterate repeat explain predict forecast suggest admit acknowledge concede confirm reply"
    " respond answer retort counter comment remark observe recall conclude write tell inform caution charge allege complain"
    " boast joke quip testify report indicate hint imply reveal disclose proclaim affirm mention tweet post reassure assure"
    " rejoin fume lament opine concur clarify specify relate recount vow pledge promise swear threaten demand deny urge"
    " advise remind notify volunteer speculate theorize theorise calculate estimate propose recommend read".split()
)
ATTITUDE = frozenset(  # of a holder who is named
    "hope fear suspect believe think understand doubt expect assume reckon worry consider feel anticipate guess"
    " trust".split()
)
QUOTE_ONLY = frozenset(  # with a quotation or in a trailing attribution only
    "continue ask go begin begin open finish end exclaim shout cry declare ponder wonder smile laugh sigh snap shrug"
    " protest tell agree".split()
)
POINT_OUT = {"point": "out", "make": "clear", "spell": "out", "put": "clear", "set": "out"}
INFINITIVE = frozenset("threaten pledge vow promise swear offer demand hope claim undertake".split())
THING = frozenset("threaten demand fear predict pledge promise".split())  # with a noun phrase
THING_WITH = {
    "warn": ("of", "against", "about"),
    "call": ("for",),
    "complain": ("about", "of"),
    "speak": ("of",),
    "hint": ("at",),
    "insist": ("on",),
    "ask": ("for",),
    "push": ("for",),
}
ORDER = frozenset("urge call ask order demand beg implore tell press invite appeal".split())  # X to do something
QUOTING = frozenset("quote cite".split())
NOUNS = frozenset(
    "assurance reassurance claim statement warning argument insistence assertion allegation accusation prediction promise"
    " pledge suggestion complaint fear belief view conviction hope suspicion confidence admission announcement charge"
    " contention threat demand remark comment concern forecast declaration".split()
)
EXPRESS = frozenset(
    "express voice raise issue give make repeat renew offer reject dismiss share convey reiterate".split()
)
BE_SURE = frozenset(
    "confident convinced sure certain adamant clear concerned afraid hopeful worried worrying"
    " sceptical skeptical insistent".split()
)
SPOKEN_SOURCES = frozenset(  # things that say: a text with an author
    "report statement study document communique communiqué paper letter memo memorandum editorial article doctrine survey"
    " analysis assessment estimate source sources spokesman spokeswoman release brief briefing book tweet post account"
    " transcript readout strategy review newspaper magazine daily website agency channel broadcaster blog".split()
)
NOT_SPEAKERS = frozenset(  # their saying is the content of a rule, or an appearance
    "treaty agreement law article clause rule resolution accord pact convention act constitution text wording term terms"
    " protocol map chart table figure sign title headline caption label data number evidence history experience"
    " deployment move step plan system missile weapon shield launch test site situation fact purpose logic reason"
    " presence development decision action exercise".split()
)
HUMANS = frozenset(
    "leader official officer analyst expert general critic supporter ally government ministry minister president lawmaker"
    " senator deputy force military army navy administration diplomat spokesman spokeswoman spokesperson observer"
    " commentator scientist engineer planner commander chief admiral colonel major lieutenant captain secretary ambassador"
    " envoy adviser advisor politician parliament congress senate duma cabinet committee council department agency"
    " service office bureau party opposition institute center centre organisation organization alliance bloc union state"
    " country nation capital kremlin pentagon side people public resident mayor governor premier chancellor king prince"
    " soldier pilot researcher professor historian physicist specialist author journalist reporter editor witness delegate"
    " delegation representative member man woman source authority intelligence staff head director chairman chairwoman"
    " chair boss chiefs leadership command commission group campaigner activist farmer worker veteran inspector negotiator"
    " premier counterpart neighbor neighbour hawk dove conservative democrat republican european american russian"
    " newspaper magazine daily agency broadcaster website spokesperson think-tank firm company contractor maker"
    " manufacturer lobby coalition regime junta press media outlet".split()
)
ROLE_WORDS = frozenset(  # what an office is called; none of these is part of a person's name
    "president vice prime minister premier chancellor secretary deputy first second assistant under undersecretary"
    " general lieutenant major brigadier colonel captain admiral rear commander commodore marshal sergeant chief head"
    " chairman chairwoman chair chairperson director leader senator congressman congresswoman representative rep sen"
    " lawmaker mp governor mayor ambassador envoy spokesman spokeswoman spokesperson adviser advisor official officer"
    " analyst expert professor prof dr mr mrs ms sir lord lady dame king queen prince princess pope ayatollah sheikh emir"
    " editor author historian physicist scientist engineer researcher fellow economist strategist diplomat negotiator"
    " inspector member delegate staff defense defence foreign affairs security council committee commission department"
    " ministry state interior strategic forces armed force army navy air military naval fleet corps command house senate"
    " parliament duma congress national federal international global missile nuclear arms control policy former ex"
    " then outgoing incoming acting special permanent joint chiefs gen lt col maj adm capt gov pres supreme allied retired"
    " ret political opposition ruling party founder boss journalist correspondent commissioner comrade agency bureau"
    " centre center institute university college academy white".split()
)
ORGANISATION_WORDS = frozenset(
    "department ministry agency committee council institute institution centre center university news radio times post army navy"
    " fleet command force forces party house senate duma parliament congress union company group corporation federation"
    " organisation organization office bureau service services commission administration government pentagon kremlin"
    " association foundation alliance board staff chiefs authority press journal review daily tribune herald gazette wire"
    " bank court academy society league academy fund college school network front movement assembly bundestag knesset"
    " cabinet court secretariat states kingdom republic emirates nations district city county street conference summit"
    " systems industries aviation".split()
)
MEDIA_WORDS = frozenset(
    "news agency radio times post newspaper daily tribune herald gazette wire tv television channel magazine journal"
    " broadcaster website review press telegraph guardian zeitung media outlet network newsletter paper weekly".split()
)
PARTICLES = frozenset(
    "van von de der den del della di da du la le al el ul bin ibn ben bint abu dos das ter zu af".split()
)
HE_ROLES = frozenset("king prince spokesman chairman congressman businessman mr sir lord".split())
SHE_ROLES = frozenset("queen princess spokeswoman chairwoman congresswoman mrs ms lady dame".split())
MILITARY = frozenset("general admiral colonel commander marshal staff major captain brigadier chief lieutenant".split())
SYNONYMS = {  # words of offices that mean one another
    "head": "chair",
    "chief": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairs": "chair",
    "chairperson": "chair",
    "heads": "chair",
    "leads": "chair",
    "director": "chair",
    "boss": "chair",
    "lawmaker": "lawmaker",
    "senator": "lawmaker",
    "deputy": "lawmaker",
    "mp": "lawmaker",
    "congressman": "lawmaker",
    "legislator": "lawmaker",
    "parliamentarian": "lawmaker",
    "congresswoman": "lawmaker",
    "politician": "lawmaker",
    "defence": "defense",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "premier": "prime",
}
LAWMAKER_HINTS = frozenset(
    "committee duma senate parliament congress senator deputy mp lawmaker house assembly bundestag".split()
)

CUE_VERBS = (
    SAY
    | ATTITUDE
    | frozenset(POINT_OUT)
    | QUOTING
    | frozenset({"accuse", "blame", "call", "speak", "ask", "raise", "express", "voice", "describe", "continue"})
)
