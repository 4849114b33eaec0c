//! Practices that experience says are to be done again, or everywhere (R296).

use api_types::practice::{PracticeQuery, RecommendPracticeRequest};
use api_types::problem::ProblemCode;
use domain::journal::Fact;
use domain::practice::Renewal;
use test_support::{Database, Demo, TestApp, on_both_databases, refusal};

use super::{publish, validated};

fn asked(renewal: Option<Renewal>) -> PracticeQuery {
    PracticeQuery { renewal, ..PracticeQuery::default() }
}

async fn administrators_say_it_and_everybody_finds_and_counts_those(database: Database) {
    let app = TestApp::spawn(database).await;
    let (julie, paul) = (app.client_of(Demo::Julie).await, app.client_of(Demo::Paul).await);
    let sophie = app.client_of(Demo::Sophie).await;
    let again = publish(&julie, &validated(&app, &julie, "Ateliers mobiles").await).await;
    let everywhere = publish(&julie, &validated(&app, &julie, "Accueil en visio").await).await;
    publish(&julie, &validated(&app, &julie, "Sans avis").await).await;
    assert_eq!((again.summary.renewal, again.recommendable), (None, false));
    let say = |renewal| RecommendPracticeRequest { renewal: Some(renewal) };
    let id = again.summary.id;
    let refused = julie.recommend_practice(id, &say(Renewal::Renew), again.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let said = paul.recommend_practice(id, &say(Renewal::Renew), again.version).await.unwrap();
    assert_eq!((said.summary.renewal, said.recommendable), (Some(Renewal::Renew), true));
    let other = everywhere.summary.id;
    paul.recommend_practice(other, &say(Renewal::Systematise), everywhere.version).await.unwrap();
    // Said twice, it is told once.
    let twice = paul.recommend_practice(id, &say(Renewal::Renew), said.version).await.unwrap();
    assert_eq!(twice.version, said.version);
    let told = sophie.read_practice_history(id).await.unwrap().items;
    let told = told.iter().filter(|one| matches!(one.fact, Fact::PracticeRecommended { .. }));
    assert_eq!(told.count(), 1);
    for (renewal, title) in
        [(Renewal::Renew, "Ateliers mobiles"), (Renewal::Systematise, "Accueil en visio")]
    {
        let found = sophie.list_practices(&asked(Some(renewal))).await.unwrap().items;
        let titles: Vec<_> = found.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, [title]);
        // The counts of a criterion are those that its own choice would give.
        let counted = sophie.count_practices(&asked(Some(renewal))).await.unwrap().renewals;
        let counted: Vec<_> = counted.iter().map(|one| (one.value.as_str(), one.count)).collect();
        assert_eq!(counted, [("renew", 1), ("systematise", 1)]);
    }
    let nothing = RecommendPracticeRequest::default();
    let unsaid = paul.recommend_practice(id, &nothing, twice.version).await.unwrap();
    assert_eq!(unsaid.summary.renewal, None);
    assert!(sophie.list_practices(&asked(Some(Renewal::Renew))).await.unwrap().items.is_empty());
}

on_both_databases!(administrators_say_it_and_everybody_finds_and_counts_those,);
