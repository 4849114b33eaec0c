//! Whoever reads PostgreSQL reads which transaction wrote each row, and left which behind: none ties an idea to its
//! author, nor two ideas of one author to each other.

use std::collections::BTreeMap;

use api_types::idea::PostCommentRequest;
use domain::IdeaId;
use domain::idea::{IdeaVerdict, Stance};
use test_support::{Database, Demo, TestApp, key};

use super::{Marks, TITLE, deposited, tell_everybody};
use crate::ideas::{decision, deposit, masked};

/// PostgreSQL keeps what was changed or deleted until it is cleaned, with the number of the transaction that did it: a
/// copy beside each is as easily read. Not of files: the name under which one was sent is what its sender wrote.
const KEEP_WHAT_IS_LEFT_BEHIND: &str = r"
CREATE TABLE left_behind (line text NOT NULL);
CREATE FUNCTION leave_behind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO left_behind VALUES (TG_TABLE_NAME || ' ' || OLD::text);
    RETURN OLD;
END $$;
DO $$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename NOT IN ('left_behind', 'attachment') LOOP
        EXECUTE format('CREATE TRIGGER leave_behind AFTER UPDATE OR DELETE ON %I '
            'FOR EACH ROW EXECUTE FUNCTION leave_behind()', one);
    END LOOP;
END $$;
";

/// Every row there is, by the transaction that wrote it.
async fn written(database: &Database) -> BTreeMap<String, Vec<String>> {
    let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
    let mut written: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for table in database.ask(tables).await {
        let rows = format!("SELECT t.xmin::text || ' {table} ' || t::text FROM \"{table}\" t");
        for row in database.ask(&rows).await {
            let (transaction, row) = row.split_once(' ').unwrap();
            written.entry(transaction.to_owned()).or_default().push(row.to_owned());
        }
    }
    written
}

/// The seal of an idea, as a row shows it.
async fn seal(database: &Database, id: IdeaId) -> String {
    let seal = format!("SELECT encode(seal, 'hex') FROM idea WHERE id = '{id}'");
    database.ask(&seal).await.pop().unwrap()
}

#[actix_web::test]
async fn no_transaction_wrote_both_an_idea_and_what_names_its_author() {
    let app = TestApp::spawn(Database::postgres()).await;
    app.database.run(KEEP_WHAT_IS_LEFT_BEHIND).await;
    let (sophie, paul) = (app.client_of(Demo::Sophie).await, app.client_of(Demo::Paul).await);
    let marks = Marks::of(&sophie, Demo::Sophie).await;
    // Two masked ideas, the first one from a draft, and one that bears her name.
    let first = deposited(&sophie).await;
    let second = sophie.deposit_idea(&masked("Une autre encore"), &key()).await.unwrap();
    let named = deposit(&sophie, "La mienne").await;
    let said = PostCommentRequest::masked(Stance::Neutral, "Je réponds sans nom");
    let said = sophie.post_comment(first.summary.id, &said, &key()).await.unwrap();
    let answer = decision(IdeaVerdict::Selected, "Utile");
    for idea in [&first, &second, &named] {
        paul.decide_idea(idea.summary.id, &answer, idea.version).await.unwrap();
    }
    tell_everybody(&app).await;
    // Under each of her seals, and by her name.
    assert!(sophie.list_notifications().await.unwrap().unread >= 3);
    sophie.read_notifications().await.unwrap();
    assert_eq!(sophie.list_notifications().await.unwrap().unread, 0);
    let ideas = [
        vec![
            TITLE.to_owned(),
            first.summary.id.to_string(),
            said.id.to_string(),
            seal(&app.database, first.summary.id).await,
        ],
        vec![
            "Une autre encore".to_owned(),
            second.summary.id.to_string(),
            seal(&app.database, second.summary.id).await,
        ],
    ];
    let (mut of_ideas, mut of_author) = (0, 0);
    for (transaction, rows) in written(&app.database).await {
        let tells = |marks: &Vec<String>| {
            rows.iter().any(|row| marks.iter().any(|mark| row.contains(mark.as_str())))
        };
        let told = ideas.iter().filter(|&marks| tells(marks)).count();
        let names = usize::from(rows.iter().any(|row| marks.name(row)));
        assert!(told + names <= 1, "transaction {transaction} ties them: {rows:#?}");
        of_ideas += told;
        of_author += names;
    }
    // Deposits, corrections, answers, what is told and read; the account, the draft, the idea that she signs.
    assert!(of_ideas >= 6 && of_author >= 5, "the search is blind: {of_ideas}, {of_author}");
}
