//! What comes out is a PDF that anybody can read, whatever somebody wrote.

use lopdf::Document;

use super::*;

const LONG: &str = "\
## Où en sont les expérimentations

| Toutes | En cours | Terminées |
|---|---|---|
| 12 | 5 | 3 |

| Étape | Nombre |
|---|---|
| 1. Poser le challenge | 2 |
| 2. Décrire | 3 |

### Ce que nous en **retenons**

- Passer *tôt* aux usagers ;
- écrire « l’accueil » : [le guide](https://exemple.fr).

> S’arrêter relève du droit à l’expérimentation.

1. Un
2. Deux

---

Fin.
";

fn printed(markdown: &str, paper: Paper) -> Vec<u8> {
    let title = "Synthèse des expérimentations";
    print(&Sheet { title, language: "fr", markdown, foot: "Ozéli-D", paper }).unwrap()
}

fn words(file: &[u8]) -> String {
    let document = Document::load_mem(file).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sheet_says_what_the_text_says_and_a_reader_finds_its_way() {
    let file = printed(LONG, Paper::Page);
    let said = words(&file);
    for part in
        ["Synthèse des expérimentations", "12", "1. Poser le challenge", "retenons", "le guide"]
    {
        assert!(said.contains(part), "no `{part}` in {said}");
    }
    let document = Document::load_mem(&file).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"fr");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"MarkInfo"), "{catalog:?}");
    let metadata = catalog.get_deref(b"Metadata", &document).unwrap().as_stream().unwrap();
    let metadata = String::from_utf8_lossy(&metadata.content).into_owned();
    assert!(metadata.contains("pdfuaid:part"), "{metadata}");
    assert!(metadata.contains("Synthèse des expérimentations"), "{metadata}");
}

#[test]
fn a_meeting_has_slides_of_its_screen() {
    let document = Document::load_mem(&printed(LONG, Paper::Slide)).unwrap();
    assert_eq!(document.get_pages().len(), 2);
}

#[test]
fn nothing_that_somebody_writes_stops_the_press() {
    let hostile = "#### Quatre 🎉\n\n#eval(\"x\") $x$ <script> `#` \u{202e}עברית\u{0} \\\n\n| a |\n|---|\n\n![](x)\n\n***\n";
    let said = words(&printed(hostile, Paper::Page));
    assert!(said.contains("#eval(\"x\") $x$ <script>"), "{said}");
    assert!(words(&printed("", Paper::Page)).contains("Synthèse"));
}

#[test]
fn the_same_text_makes_the_same_file() {
    assert_eq!(printed(LONG, Paper::Page), printed(LONG, Paper::Page));
}
