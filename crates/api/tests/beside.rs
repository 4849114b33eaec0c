//! Ideas beside ideas: signed by several, deposited for a colleague, tied, made one; lists that one keeps.

mod chained;
mod merged;

use api_client::ApiClient;
use api_types::export::{TableFormat, TakenIdea};
use api_types::idea::{
    DepositIdeaRequest, EditIdeaRequest, IdeaFacetName, IdeaQuery, IdeaSummary,
    InviteCoAuthorRequest, LinkIdeaRequest, MergeIdeasRequest, PostCommentRequest,
    RestrictIdeaRequest, WithinCode,
};
use api_types::problem::ProblemCode;
use api_types::review::{DecideIdeaRequest, QueueQuery};
use api_types::saved_view::{KeepViewRequest, ViewList};
use chrono::TimeDelta;
use domain::expression::Target;
use domain::idea::{
    DecisionGround, DepositsFor, IdeaAct, IdeaLinkKind, IdeaOrigin, IdeaVerdict, InnovationForm,
    Stance, VoteRefusal,
};
use domain::journal::Fact;
use domain::poc::Visibility;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use crate::challenges::life::{answering, call, id_of, running};
use crate::ideas::{content, decision, deposit, masked, spontaneous};

async fn a_co_author_signs_once_asked_and_then_owns_it_too(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let idea = deposit(&sophie, "À deux").await;
    let id = idea.summary.id;
    yann.support_idea(id).await.unwrap();
    let invite = InviteCoAuthorRequest { person_id: id_of(&yann).await };
    assert_eq!(refusal(yann.accept_co_authorship(id).await), ProblemCode::NotInvited);
    let asked = sophie.invite_co_author(id, &invite, idea.version).await.unwrap();
    assert_eq!(asked.asked.len(), 1);
    assert!(asked.co_authors.is_empty(), "asked is not signed");
    let twice = refusal(sophie.invite_co_author(id, &invite, asked.version).await);
    assert_eq!(twice, ProblemCode::CoAuthorAsked);
    let marc = app.client_of(Demo::Marc).await;
    assert!(marc.read_idea(id).await.unwrap().asked.is_empty(), "an affair between them");
    assert!(yann.read_idea(id).await.unwrap().asks_me);
    let signed = yann.accept_co_authorship(id).await.unwrap();
    assert_eq!(
        (signed.co_authors.len(), signed.summary.votes),
        (1, 0),
        "one's own is not supported"
    );
    assert!(signed.allowed.contains(&IdeaAct::Edit) && !signed.allowed.contains(&IdeaAct::Vote));
    let body = EditIdeaRequest { content: content("À deux mains") };
    yann.edit_idea(id, &body, signed.version).await.unwrap();
    // An administrator who signs it too does not find it among what is theirs to answer.
    let (nadia, paul) = (app.client_of(Demo::Nadia).await, app.client_of(Demo::Paul).await);
    let now = sophie.read_idea(id).await.unwrap();
    let invite = InviteCoAuthorRequest { person_id: id_of(&paul).await };
    sophie.invite_co_author(id, &invite, now.version).await.unwrap();
    paul.accept_co_authorship(id).await.unwrap();
    let all = QueueQuery::default();
    assert_eq!(paul.read_decision_queue(&all).await.unwrap().total, 0);
    assert_eq!(nadia.read_decision_queue(&all).await.unwrap().total, 1);
    let mine = IdeaQuery { mine: true, ..IdeaQuery::default() };
    assert_eq!(yann.list_ideas(&mine).await.unwrap().items.len(), 1);
    let hidden = sophie.deposit_idea(&masked("Seule"), &key()).await.unwrap();
    let refused = refusal(sophie.invite_co_author(hidden.summary.id, &invite, 1).await);
    assert_eq!(refused, ProblemCode::AnonymousIdea);
}

async fn an_invitation_is_taken_back_and_whoever_signs_leaves_until_the_decision(
    database: Database,
) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (marc, paul) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Paul).await);
    let (his, yanns) = (id_of(&marc).await, id_of(&yann).await);
    let idea = deposit(&sophie, "À deux").await;
    let id = idea.summary.id;
    let mut version = idea.version;
    for person_id in [his, yanns] {
        let invite = InviteCoAuthorRequest { person_id };
        version = sophie.invite_co_author(id, &invite, version).await.unwrap().version;
    }
    let stranger = refusal(yann.withdraw_co_author_invitation(id, his).await);
    assert_eq!(stranger, ProblemCode::Forbidden);
    let left = sophie.withdraw_co_author_invitation(id, his).await.unwrap();
    assert_eq!(left.asked.len(), 1, "Yann's stays");
    assert_eq!(refusal(marc.accept_co_authorship(id).await), ProblemCode::NotInvited);
    assert_eq!(refusal(yann.leave_co_authorship(id).await), ProblemCode::NotInvited);
    let signed = yann.accept_co_authorship(id).await.unwrap();
    assert!(signed.allowed.contains(&IdeaAct::LeaveSignature));
    let late = refusal(sophie.withdraw_co_author_invitation(id, yanns).await);
    assert_eq!(late, ProblemCode::NotInvited, "he signed");
    yann.leave_co_authorship(id).await.unwrap();
    let read = yann.read_idea(id).await.unwrap();
    assert!(read.co_authors.is_empty() && !read.allowed.contains(&IdeaAct::Edit));
    let mine = IdeaQuery { mine: true, ..IdeaQuery::default() };
    assert!(yann.list_ideas(&mine).await.unwrap().items.is_empty());
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    for client in [&sophie, &marc] {
        let told = client.list_notifications().await.unwrap().items;
        let ended = told.iter().filter(|one| matches!(one.fact, Fact::SignatureEnded { .. }));
        assert_eq!(ended.count(), 1, "{told:?}");
    }
    // Asked again, he signs; the decision is then of his idea too.
    let invite = InviteCoAuthorRequest { person_id: yanns };
    sophie.invite_co_author(id, &invite, read.version).await.unwrap();
    let signed = yann.accept_co_authorship(id).await.unwrap();
    let answer = decision(IdeaVerdict::Selected, "Utile");
    paul.decide_idea(id, &answer, signed.version).await.unwrap();
    assert!(refusal(yann.leave_co_authorship(id).await) != ProblemCode::NotInvited);
    assert_eq!(yann.read_idea(id).await.unwrap().co_authors.len(), 1);
}

async fn an_idea_is_deposited_for_a_colleague_by_an_administrator_and_says_so(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let on_behalf_of = Some(id_of(&sophie).await);
    let request = DepositIdeaRequest { on_behalf_of, ..spontaneous("Dite au téléphone") };
    let marc = app.client_of(Demo::Marc).await;
    assert_eq!(refusal(marc.deposit_idea(&request, &key()).await), ProblemCode::Forbidden);
    let idea = paul.deposit_idea(&request, &key()).await.unwrap();
    assert_eq!(idea.summary.author.person.as_ref().unwrap().name, "Sophie Lambert");
    assert_eq!(idea.deposited_by.unwrap().name, "Paul Mercier");
    let theirs = sophie.read_idea(idea.summary.id).await.unwrap();
    assert!(theirs.summary.author.is_me && theirs.allowed.contains(&IdeaAct::Edit));
    let hidden = DepositIdeaRequest { anonymous: true, ..request };
    let refused = faulty_fields(paul.deposit_idea(&hidden, &key()).await);
    assert_eq!(refused, ["/on_behalf_of unknown_value"], "never masked");
}

async fn a_referent_deposits_for_the_agents_of_their_body_alone(database: Database) {
    let app = TestApp::spawn(database).await;
    let (yann, sophie) = (app.client_of(Demo::Yann).await, app.client_of(Demo::Sophie).await);
    assert_eq!(yann.read_me().await.unwrap().deposits_for, DepositsFor::OwnBody);
    assert_eq!(sophie.read_me().await.unwrap().deposits_for, DepositsFor::Nobody);
    let julie = id_of(&app.client_of(Demo::Julie).await).await;
    let for_whom =
        |id| DepositIdeaRequest { on_behalf_of: Some(id), ..spontaneous("Dite au guichet") };
    let told = for_whom(id_of(&sophie).await);
    let idea = yann.deposit_idea(&told, &key()).await.unwrap();
    assert_eq!(idea.summary.author.person.unwrap().name, "Sophie Lambert");
    assert_eq!(idea.deposited_by.unwrap().name, "Yann Kerbrat");
    while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
    let told = async |client: &ApiClient| client.list_notifications().await.unwrap().items;
    let fact = &told(&sophie).await[0].fact;
    assert!(matches!(fact, Fact::IdeaDeposited { .. }), "she is told: {fact:?}");
    assert!(told(&yann).await.is_empty(), "and nobody of what they did themselves");
    let elsewhere = faulty_fields(yann.deposit_idea(&for_whom(julie), &key()).await);
    assert_eq!(elsewhere, ["/on_behalf_of other_body"]);
    let back = for_whom(id_of(&yann).await);
    assert_eq!(refusal(sophie.deposit_idea(&back, &key()).await), ProblemCode::Forbidden);
    let own = yann.deposit_idea(&back, &key()).await.unwrap();
    assert!(own.deposited_by.is_none(), "for oneself is a deposit like any other");
}

async fn two_ideas_are_tied_and_each_says_it_from_its_side(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let part = deposit(&sophie, "La partie").await.summary.id;
    let whole = deposit(&yann, "Le tout").await.summary.id;
    let tie = LinkIdeaRequest { idea_id: whole, kind: IdeaLinkKind::PartOf };
    assert_eq!(refusal(yann.link_idea(part, &tie).await), ProblemCode::Forbidden);
    sophie.link_idea(part, &tie).await.unwrap();
    assert_eq!(refusal(sophie.link_idea(part, &tie).await), ProblemCode::IdeasLinked);
    let seen = yann.read_idea(whole).await.unwrap().links;
    assert_eq!((seen[0].kind, seen[0].idea.id), (IdeaLinkKind::Contains, part));
    let itself = LinkIdeaRequest { idea_id: part, kind: IdeaLinkKind::Similar };
    assert_eq!(refusal(sophie.link_idea(part, &itself).await), ProblemCode::SameIdea);
    assert!(yann.unlink_idea(whole, part).await.unwrap().links.is_empty(), "from either");
    assert!(sophie.read_idea(part).await.unwrap().links.is_empty());
}

/// By seal when masked, and not of what they did themselves.
async fn authors_are_told_what_others_tie_untie_and_keep_of_theirs(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let paul = app.client_of(Demo::Paul).await;
    let told = async |client: &ApiClient| {
        while app::notifications::deliver_pending(&app.app).await.unwrap() > 0 {}
        let items = client.list_notifications().await.unwrap().items;
        let of = |wanted: fn(&Fact) -> bool| items.iter().filter(|one| wanted(&one.fact)).count();
        let ties = of(|fact| matches!(fact, Fact::IdeaLinked { .. }));
        let cuts = of(|fact| matches!(fact, Fact::IdeaUnlinked { .. }));
        (ties, cuts, of(|fact| matches!(fact, Fact::ReadersChosen { .. })))
    };
    let one = sophie.deposit_idea(&masked("Masquée"), &key()).await.unwrap().summary.id;
    let other = deposit(&yann, "Nommée").await.summary.id;
    let tie = LinkIdeaRequest { idea_id: other, kind: IdeaLinkKind::Similar };
    paul.link_idea(one, &tie).await.unwrap();
    assert_eq!((told(&sophie).await, told(&yann).await), ((1, 0, 0), (1, 0, 0)), "both");
    paul.unlink_idea(one, other).await.unwrap();
    assert_eq!((told(&sophie).await, told(&yann).await), ((1, 1, 0), (1, 1, 0)), "both again");
    for visibility in [Visibility::TopManagement, Visibility::Everyone] {
        let version = paul.read_idea(one).await.unwrap().version;
        paul.restrict_idea(one, &RestrictIdeaRequest { visibility }, version).await.unwrap();
    }
    assert_eq!((told(&sophie).await, told(&yann).await), ((1, 1, 2), (1, 1, 0)));
    // What one does oneself, masked or not, is told to the other alone.
    sophie.link_idea(one, &tie).await.unwrap();
    yann.unlink_idea(other, one).await.unwrap();
    assert_eq!((told(&sophie).await, told(&yann).await), ((1, 2, 2), (2, 1, 0)));
    assert_eq!(told(&paul).await, (0, 0, 0));
}

async fn ideas_made_one_keep_every_voice_once_and_may_be_parted(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let (marc, julie) = (app.client_of(Demo::Marc).await, app.client_of(Demo::Julie).await);
    let from = deposit(&sophie, "La même").await.summary.id;
    let into = deposit(&yann, "L’autre").await.summary.id;
    for voter in [&marc, &julie, &yann] {
        voter.support_idea(from).await.unwrap();
    }
    marc.support_idea(into).await.unwrap();
    let (here, there) = (Target::Idea(from), Target::Idea(into));
    marc.follow(here).await.unwrap();
    julie.follow(here).await.unwrap();
    julie.follow(there).await.unwrap();
    let said = PostCommentRequest::signed(Stance::Supports, "Oui.");
    marc.post_comment(from, &said, &key()).await.unwrap();
    let paul = app.client_of(Demo::Paul).await;
    let body = MergeIdeasRequest { into };
    let merged = paul.merge_idea(from, &body, 1).await.unwrap();
    assert_eq!(merged.merged_into.as_ref().unwrap().idea.id, into.0);
    let one = paul.read_idea(into).await.unwrap();
    assert_eq!((one.summary.votes, one.summary.comments), (2, 1), "once each, not its author");
    let followed = marc.read_expression(there).await.unwrap();
    assert!(
        followed.followers == 3 && followed.following,
        "once each, and its author: {followed:?}"
    );
    assert_eq!(paul.list_ideas(&IdeaQuery::default()).await.unwrap().items.len(), 1);
    assert_eq!(refusal(marc.support_idea(from).await), ProblemCode::IdeaMerged);
    assert_eq!(refusal(marc.unsupport_idea(from).await), ProblemCode::IdeaMerged);
    let refused = marc.read_idea(from).await.unwrap().vote_refused;
    assert_eq!(refused, Some(VoteRefusal::Merged));
    let again = refusal(paul.merge_idea(from, &body, merged.version).await);
    assert_eq!(again, ProblemCode::IdeaMerged);
    let parted = paul.undo_merge(from, merged.version).await.unwrap();
    assert_eq!((parted.summary.votes, parted.summary.comments), (3, 1));
    let two = paul.read_idea(into).await.unwrap();
    assert_eq!((two.summary.votes, two.summary.comments), (1, 0));
    let (one, other) = (marc.read_expression(here).await, marc.read_expression(there).await);
    let told = [one, other].map(|told| told.map(|told| (told.followers, told.following)).unwrap());
    assert_eq!(told, [(2, true), (1, false)], "exactly what was");
    let merged = paul.merge_idea(from, &body, parted.version).await.unwrap();
    app.advance(TimeDelta::days(31));
    let paul = app.client_of(Demo::Paul).await;
    let late = refusal(paul.undo_merge(from, merged.version).await);
    assert_eq!(late, ProblemCode::MergeTooOld);
}

async fn lists_are_filtered_by_every_criterion_and_views_are_ones_own(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, yann) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Yann).await);
    let challenge = running(&app, call("Un défi")).await;
    sophie.deposit_idea(&answering(&challenge, "Réponse"), &key()).await.unwrap();
    let mut request = spontaneous("D’un partenaire");
    request.content.origin = IdeaOrigin::Partner;
    sophie.deposit_idea(&request, &key()).await.unwrap();
    let count = async |query: IdeaQuery| yann.list_ideas(&query).await.unwrap().items.len();
    let day = app.app.now().date_naive();
    let all = IdeaQuery::default();
    assert_eq!(count(IdeaQuery { within: Some(WithinCode::Challenge), ..all.clone() }).await, 1);
    assert_eq!(count(IdeaQuery { within: Some(WithinCode::Spontaneous), ..all.clone() }).await, 1);
    assert_eq!(count(IdeaQuery { origin: Some(IdeaOrigin::Partner), ..all.clone() }).await, 1);
    let today = IdeaQuery { since: Some(day), until: Some(day), ..all.clone() };
    assert_eq!(count(today).await, 2);
    assert_eq!(count(IdeaQuery { since: day.succ_opt(), ..all }).await, 0);
    let partner = IdeaQuery { origin: Some(IdeaOrigin::Partner), ..IdeaQuery::default() };
    let facets = yann.count_ideas(&partner).await.unwrap();
    let counted = |name, value: &str| facets.count(name, value);
    let origins = ["internal", "partner"].map(|origin| counted(IdeaFacetName::Origin, origin));
    assert_eq!(origins, [1, 1], "another origin takes the place of this one");
    let within = ["challenge", "spontaneous"].map(|one| counted(IdeaFacetName::Within, one));
    assert_eq!(within, [0, 1], "the other criteria stay");
    let id = challenge.summary.id.to_string();
    let answers = yann.count_ideas(&IdeaQuery::default()).await.unwrap();
    assert_eq!(answers.count(IdeaFacetName::Status, "submitted"), 2);
    let named = answers.facets.iter().find(|facet| facet.name == IdeaFacetName::ChallengeId);
    let named = &named.unwrap().values[0];
    assert_eq!((&named.value, named.name.as_deref(), named.count), (&id, Some("Un défi"), 1));
    let keep = KeepViewRequest {
        list: ViewList::Ideas,
        name: "Partenaires".to_owned(),
        query: "origine=partner".to_owned(),
    };
    let kept = sophie.keep_view(&keep, &key()).await.unwrap();
    assert_eq!(sophie.list_saved_views().await.unwrap().items, std::slice::from_ref(&kept));
    assert!(yann.list_saved_views().await.unwrap().items.is_empty());
    assert_eq!(refusal(yann.discard_view(kept.id).await), ProblemCode::NotFound);
    sophie.discard_view(kept.id).await.unwrap();
    assert!(sophie.list_saved_views().await.unwrap().items.is_empty());
    let blank = KeepViewRequest { name: " ".to_owned(), ..keep };
    assert_eq!(faulty_fields(sophie.keep_view(&blank, &key()).await), ["/name required"]);
}

pub(crate) fn text_of(file: Vec<u8>) -> String {
    String::from_utf8(file).unwrap()
}

/// A part of a spreadsheet.
pub(crate) fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

async fn exactly_the_list_one_looks_at_is_taken_away_and_no_formula_acts(database: Database) {
    let app = TestApp::spawn(database).await;
    let sophie = app.client_of(Demo::Sophie).await;
    sophie.deposit_idea(&masked("=HYPERLINK(\"https://x\")"), &key()).await.unwrap();
    deposit(&sophie, "Accueil ; « oui »").await;
    let query = IdeaQuery { q: Some("hyperlink".to_owned()), ..IdeaQuery::default() };
    let text = text_of(sophie.export_ideas(TableFormat::Csv, &query).await.unwrap());
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("\u{feff}\"Numéro\";\"Titre\""), "{}", lines[0]);
    assert_eq!(lines.len(), 2, "the criteria of the list, and nothing else");
    assert!(lines[1].contains(";\"'=HYPERLINK(\"\"https://x\"\")\";"), "{}", lines[1]);
    assert!(lines[1].contains("Auteur masqué") && !lines[1].contains("Lambert"));
    let sheet = sophie.export_ideas(TableFormat::Xlsx, &query).await.unwrap();
    assert!(sheet.starts_with(b"PK"), "a spreadsheet, whole: {} bytes", sheet.len());
    let inside = part(&sheet, "xl/worksheets/sheet1.xml");
    assert_eq!(inside.matches("<row ").count(), 2, "the same list: {inside}");
    assert!(inside.contains("&#x27;=HYPERLINK") || inside.contains("'=HYPERLINK"), "{inside}");
    assert!(inside.contains("Auteur masqué") && !inside.contains("Lambert"), "{inside}");
    let all =
        text_of(sophie.export_ideas(TableFormat::Ndjson, &IdeaQuery::default()).await.unwrap());
    assert_eq!(all.lines().count(), 2);
    for line in all.lines() {
        serde_json::from_str::<IdeaSummary>(line).unwrap();
    }
}

async fn what_is_taken_away_says_what_an_idea_is_and_what_was_answered(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let mut open = spontaneous("Avec un partenaire");
    open.content.form = InnovationForm::Open;
    open.content.origin = IdeaOrigin::Partner;
    let idea = sophie.deposit_idea(&open, &key()).await.unwrap();
    let answer = decision(IdeaVerdict::NotSelected, "=Hors du cadre");
    paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    let query = IdeaQuery::default();
    let line = text_of(sophie.export_ideas(TableFormat::Ndjson, &query).await.unwrap());
    let taken: TakenIdea = serde_json::from_str(&line).unwrap();
    assert_eq!((taken.origin, taken.form), (IdeaOrigin::Partner, InnovationForm::Open));
    assert_eq!(taken.verdict, Some(IdeaVerdict::NotSelected));
    assert_eq!(taken.reason.as_deref(), Some("=Hors du cadre"));
    let text = text_of(sophie.export_ideas(TableFormat::Csv, &query).await.unwrap());
    let (head, line) = text.trim_end().split_once("\r\n").unwrap();
    assert!(head.ends_with("\"Champ d’innovation\";\"Réponse\";\"Motif\""), "{head}");
    let end = "\"Un partenaire\";\"Ouverte\";\"\";\"Non retenue\";\"'=Hors du cadre\"";
    assert!(line.ends_with(end), "{line}");
}

async fn exactly_the_dormant_ideas_one_looks_at_are_taken_away(database: Database) {
    let app = TestApp::spawn(database).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let awake = deposit(&sophie, "Éveillée").await;
    for (title, ground) in
        [("=Sans moyens", DecisionGround::Means), ("Hors la loi", DecisionGround::Law)]
    {
        let idea = sophie.deposit_idea(&masked(title), &key()).await.unwrap();
        let condition = Some("=Le budget revient.".to_owned());
        let refused = decision(IdeaVerdict::NotSelected, "Pas cette année.");
        let answer = DecideIdeaRequest { ground: Some(ground), condition, ..refused };
        paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    }
    let all = IdeaQuery::default();
    let lines = text_of(sophie.export_dormant_ideas(TableFormat::Ndjson, &all).await.unwrap());
    assert_eq!(lines.lines().count(), 2, "what is awake is not there: {}", awake.summary.title);
    let query = IdeaQuery { ground: Some(DecisionGround::Means), ..all };
    let listed = sophie.list_dormant_ideas(&query).await.unwrap().items;
    let titles: Vec<_> = listed.iter().map(|one| one.idea.title.as_str()).collect();
    assert_eq!(titles, ["=Sans moyens"]);
    let text = text_of(sophie.export_dormant_ideas(TableFormat::Csv, &query).await.unwrap());
    let (head, line) = text.trim_end().split_once("\r\n").unwrap();
    assert!(head.ends_with("\"Motif\";\"Motif en un mot\";\"Deviendrait possible si\""), "{head}");
    let end = "\"Pas cette année.\";\"Moyens indisponibles\";\"'=Le budget revient.\"";
    assert!(line.contains("\"'=Sans moyens\"") && line.ends_with(end), "{line}");
}

on_both_databases!(
    exactly_the_dormant_ideas_one_looks_at_are_taken_away,
    exactly_the_list_one_looks_at_is_taken_away_and_no_formula_acts,
    what_is_taken_away_says_what_an_idea_is_and_what_was_answered,
    a_co_author_signs_once_asked_and_then_owns_it_too,
    an_invitation_is_taken_back_and_whoever_signs_leaves_until_the_decision,
    an_idea_is_deposited_for_a_colleague_by_an_administrator_and_says_so,
    a_referent_deposits_for_the_agents_of_their_body_alone,
    two_ideas_are_tied_and_each_says_it_from_its_side,
    authors_are_told_what_others_tie_untie_and_keep_of_theirs,
    ideas_made_one_keep_every_voice_once_and_may_be_parted,
    lists_are_filtered_by_every_criterion_and_views_are_ones_own,
);
