"""The command line: `standoff check`, `read`, `reach`, `catalogue`, `schema`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from .catalogue import Catalogue
    from .model import Case
    from .run import Options, Unread

FAULT, USAGE, UNREAD = 1, 2, 3  # exit statuses: a fault of ours; bad usage or output; a document could not be read

app = typer.Typer(
    name="standoff",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads reporting on missile deployments and missile defence, and measures every checkable claim.",
)
catalogue_app = typer.Typer(no_args_is_help=True, help="The public record that verdicts rest on.")
app.add_typer(catalogue_app, name="catalogue")

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="A .txt, .md or .html file, a folder, or - for standard input.")
]
Overlay = Annotated[
    list[Path] | None,
    typer.Option("--catalogue", metavar="DIR", help="A folder of your own catalogue files, over the record."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When it was published (2018-02-05, 2018-02, 2018), over what the text says."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, over what the text says.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day of the `now` clock; today when left out.")
]


def _fail(message: str, status: int = USAGE) -> NoReturn:
    typer.echo(f"standoff: {message}", err=True)
    raise typer.Exit(status)


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        _fail(f"{option} was given {text!r}; wanted a day such as 2018-02-05")


def _options(published: str | None, publisher: str | None, as_of: str | None) -> Options:
    from .model import BadDate
    from .run import Options

    try:
        return Options(published, publisher, _day(as_of, "--as-of"))
    except BadDate as error:
        _fail(f"--published: {error}")


def _catalogue(overlays: list[Path] | None) -> Catalogue:
    from .catalogue import CatalogueError
    from .run import catalogue_for

    try:
        return catalogue_for(tuple(overlays or ()))
    except CatalogueError as error:
        _fail(str(error))


def _console(*, error: bool = False) -> Console:
    from rich.console import Console

    console = Console(stderr=error, highlight=False, markup=False)
    if not error and not console.is_terminal:
        console.width = max(console.width, 160)
    return console


def _with_progress(found: Iterator[Case | Unread], console: Console) -> Iterator[Case | Unread]:
    """The same items, with a line on the terminal that says how many documents were read."""
    with console.status("reading") as status:
        for number, item in enumerate(found, 1):
            yield item
            status.update(f"{number} document{'s' if number > 1 else ''} read")


def _unique_names(cases: list[Case]) -> dict[str, Case]:
    """An output file name for each case: its document's, with a number where two share one."""
    out: dict[str, Case] = {}
    for case in cases:
        stem = Path(case.document.name).stem or "document"
        name, n = f"{stem}.json", 1
        while name in out:
            n += 1
            name = f"{stem}-{n}.json"
        out[name] = case
    return out


@app.command()
def check(
    paths: Paths,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write the report page here.")] = None,
    json: Annotated[
        Path | None,
        typer.Option("--json", metavar="DIR", help="Write one file a document here, in the claim guide's format."),
    ] = None,
    published: Published = None,
    publisher: Publisher = None,
    as_of: AsOf = None,
    catalogue: Overlay = None,
) -> None:
    """Read documents and measure every claim: verdict, margin, and what would flip it."""
    from .publish import terminal
    from .publish.files import CannotWrite, write_whole
    from .run import Unread, cases

    options, record = _options(published, publisher, as_of), _catalogue(catalogue)
    console, errors = _console(), _console(error=True)
    done: list[Case] = []
    unread = 0
    for item in _with_progress(cases(paths, record, options, measure=True), errors):
        if isinstance(item, Unread):
            unread += 1
            errors.print(f"standoff: {item.message}")
        else:
            done.append(item)
            terminal.show(item, console)
    try:
        if json is not None:
            for name, case in _unique_names(done).items():
                write_whole(json / name, case.to_json())
        if html is not None and done:
            from .publish.html import page

            write_whole(html, page(done, record))
    except CannotWrite as error:
        _fail(str(error))
    if unread:
        raise typer.Exit(UNREAD)


@app.command()
def read(paths: Paths, published: Published = None, publisher: Publisher = None, catalogue: Overlay = None) -> None:
    """Statements and claims only, as JSON Lines: one document a line."""
    import json

    from .run import Unread, cases

    options, record = _options(published, publisher, None), _catalogue(catalogue)
    unread = 0
    for item in cases(paths, record, options, measure=False):
        if isinstance(item, Unread):
            unread += 1
            typer.echo(f"standoff: {item.message}", err=True)
        else:
            typer.echo(json.dumps(item.to_dict(), ensure_ascii=False))
    if unread:
        raise typer.Exit(UNREAD)


@app.command()
def schema() -> None:
    """The JSON Schema of what `check --json` and `read` write."""
    import json

    from .publish.schema import case_schema

    typer.echo(json.dumps(case_schema(), indent=1))


@app.command()
def reach(
    weapon: Annotated[str, typer.Argument(help="Catalogue id of a weapon.")],
    origin: Annotated[str, typer.Option("--from", metavar="PLACE", help="Catalogue id of where it stands.")],
    targets: Annotated[
        list[str],
        typer.Option("--to", metavar="PLACE", help="Catalogue id of a place or set of places; may be repeated."),
    ],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day asked about; today when left out.")] = None,
    catalogue: Overlay = None,
) -> None:
    """Which targets a weapon reaches from a place, at its low, nominal and high cited range, and what would flip it."""
    from .catalogue import UnknownId
    from .reach import reach as answer
    from .reach import reach_lines

    record = _catalogue(catalogue)
    try:
        for line in reach_lines(answer(record, weapon, origin, targets, on=_day(on, "--on"))):
            typer.echo(line)
    except (ValueError, UnknownId) as error:
        _fail(str(error))


def _lines(command: str, *arguments: str, overlays: list[Path] | None = None, **options: object) -> None:
    """Print what a function of catalogue.show answers."""
    from .catalogue import UnknownId, show

    record = _catalogue(overlays)
    try:
        for line in getattr(show, command)(record, *arguments, **options):
            typer.echo(line)
    except (ValueError, UnknownId) as error:
        _fail(str(error))


@catalogue_app.command("list")
def catalogue_list(
    type: Annotated[str | None, typer.Argument(help="Only entities of this type.")] = None, catalogue: Overlay = None
) -> None:
    """Every entity of the record, by type."""
    _lines("list_lines", overlays=catalogue, type=type)


@catalogue_app.command("show")
def catalogue_show(id: str, catalogue: Overlay = None) -> None:
    """One entity, readable."""
    _lines("show_lines", id, overlays=catalogue)


@catalogue_app.command("why")
def catalogue_why(
    field: Annotated[str, typer.Argument(metavar="ID.FIELD")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day the value should hold on.")] = None,
    known: Annotated[str | None, typer.Option(metavar="DATE", help="Only what was public by this day.")] = None,
    catalogue: Overlay = None,
) -> None:
    """Every report of one value: which were used, which not, and why."""
    _lines("why_lines", field, overlays=catalogue, on=_day(on, "--on"), known=_day(known, "--known"))


@catalogue_app.command("check")
def catalogue_check(catalogue: Overlay = None) -> None:
    """Look for faults in the record; exit status 1 when there are errors."""
    from .catalogue.check import check as faults

    problems = faults(_catalogue(catalogue))
    for problem in problems:
        typer.echo(str(problem))
    errors = sum(p.severity == "error" for p in problems)
    typer.echo(f"{errors} errors, {len(problems) - errors} warnings")
    if errors:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; no traceback reaches a user."""
    import os

    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        if os.environ.get("STANDOFF_DEBUG"):
            raise
        typer.echo(
            f"standoff: a fault of the program, not of yours: {type(error).__name__}: {error}; please report it with the "
            "document (STANDOFF_DEBUG=1 shows where)",
            err=True,
        )
        raise SystemExit(FAULT) from None


if __name__ == "__main__":
    main()
