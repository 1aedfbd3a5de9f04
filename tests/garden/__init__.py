"""A few tables made up for the tests, on a subject far from the guide's own: keeping a garden."""

from pathlib import Path

#: The fewest tables from which a reader can pick a place and see what is known of it.
PICKED: dict[str, str] = {
    "areas.csv": "id,name,place,regions\nlawn,Lawn,The grass,lawn\nhedge,Hedge,The edge,hedge\n",
    "aims.csv": "id,name\ntidy,Tidy\ntall,Tall\n",
    "offers.csv": (
        "area,aim,offered,on_clinic_page,tested,found,options,rules,grade,source\n"
        "lawn,tidy,Shops sell tools for it,no,One test with shears,"
        "One test saw a tidier lawn.,,,B,shears-test\n"
        "hedge,tall,Nobody sells it,no,No test of this,Nobody tested this.,,,D,shears-test\n"
    ),
    "bibliography.bib": (
        "@article{shears-test, author = {Rossi, Ada}, title = {Shears on lawns}, year = {2024},\n"
        "  keywords = {trial}, urldate = {2026-11-01}, url = {https://example.org/shears}}\n"
    ),
}

#: With these, a reader can also make a plan and see week by week what was measured.
PLANNED: dict[str, str] = {
    **PICKED,
    "treatments.csv": (
        "id,name,what_it_is,role,status\nshears,Shears,Two blades.,injected,No licence is needed\n"
    ),
    "schedules.csv": (
        "area,aim,treatment,visits,visits_kind,interval_days,even_spacing,who,detail,source\n"
        "lawn,tidy,shears,3,exact,14,yes,study,The test had 3 visits.,shears-test\n"
        "hedge,tall,shears,1,exact,,,study,We start from 1 visit.,shears-test\n"
    ),
}

#: Tables that stand alone: each is enough for the widget that shows it.
ALONE: dict[str, str] = {
    "glossary.csv": "word,forms,meaning\nmulch,,What lies on the earth.\n",
    "values.csv": "id,card,column\ncheap,I want it cheap,cost\n",
    "teach_back.csv": (
        "id,prompt,listen_for,page,source\n"
        "say,What will you do?,First look; Then cut,how-to-cut,shears-test\n"
    ),
    "steps.csv": (
        "id,title,happens,see,feel,ask,source\n"
        "cut,Cutting,You cut.,Short grass.,Some wind.,,shears-test\n"
    ),
    "questions.csv": (
        "id,about,question,why,source\n"
        "gain,benefits,What is it good for?,Ask for a number.,\n"
        "harm,risks,What can go wrong?,It may look bad.,\n"
        "else,alternatives,What else is there?,There is a mower.,\n"
        "none,nothing,What if I let it grow?,It grows.,\n"
    ),
    "answers.csv": (
        "id,question,areas,aims,text,sure,page,place,source\n"
        "works,Does it work?,,,It hangs on the place.,,how-to-cut,test,shears-test\n"
    ),
    "recovery.csv": (
        "id,kind,heading,what,feel,from_day,typical_day,typical_is,to_day,how_long,who,area,"
        "treatment,counted_as,help,signs,source\n"
        "brown,usual,On the lawn,Brown tips,The tips are dry.,0,3,average,9,Some days,40 lawns,"
        "lawn,,,,,shears-test\n"
    ),
    "cautions.csv": (
        "id,kind,group,who,why,source\n"
        "rain,not while,weather,It rains,Wet grass tears.,shears-test\n"
        "wasps,talk first,animals,There are wasps,They sting.,shears-test\n"
    ),
    "concern_groups.csv": (
        "id,name,alone\nweather,The weather,\nanimals,Animals that live there,With animals\n"
    ),
    "options.csv": (
        "id,name,aims,areas,role,what_it_is,good,bad,certainty,effort,lasts,cost,paid,treatment,"
        "source\n"
        "cutting,Cutting,tidy tall,,offered,Cutting.,Short.,Loud.,,Work.,A week.,Little.,,,"
        "shears-test\n"
        "waiting,Letting it grow,tidy tall,,nothing,Nothing.,Flowers.,Long.,,None.,Always.,"
        "Nothing.,,,shears-test\n"
        "old-mower,A mower no longer sold,tidy,,gone,A mower.,Fast.,Gone.,nobody knows,Work.,"
        "A week.,Much.,,,shears-test\n"
    ),
}


def write(folder: Path, *tables: dict[str, str]) -> Path:
    """Write tables into a folder, and return it."""
    folder.mkdir(exist_ok=True)
    for each in tables:
        for name, text in each.items():
            (folder / name).write_text(text, "utf-8")
    return folder
