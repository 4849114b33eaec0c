//! One action on the landing page, for some days: the last one chosen (R253, R254; A18).

use api_types::editorial::{FeatureNewsRequest, WithdrawEditorialItemRequest};
use api_types::problem::ProblemCode;
use chrono::{Days, TimeDelta};
use domain::civil::Zone;
use test_support::{Database, Demo, TestApp, faulty_fields, key, on_both_databases, refusal};

use super::{news, published};

async fn the_last_one_chosen_is_on_the_landing_page_on_its_days(database: Database) {
    let app = TestApp::spawn(database).await;
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    let featured = async |reader: &api_client::ApiClient| {
        reader.read_home().await.unwrap().featured.map(|news| news.title)
    };
    assert_eq!(featured(&sophie).await, None);
    let today = Zone::Paris.day(app.app.now());
    let week = FeatureNewsRequest { from: today, until: today + Days::new(6) };
    let first = published(&paul, &news("La première", None)).await;
    let second = published(&paul, &news("La seconde", None)).await;
    let (one, two) = (first.summary.id, second.summary.id);
    let refused = sophie.feature_news(one, &week, first.version).await;
    assert_eq!(refusal(refused), ProblemCode::Forbidden);
    let first = paul.feature_news(one, &week, first.version).await.unwrap();
    assert_eq!(featured(&sophie).await.as_deref(), Some("La première"));
    let day = FeatureNewsRequest { until: today, ..week };
    let second = paul.feature_news(two, &day, second.version).await.unwrap();
    assert_eq!(featured(&sophie).await.as_deref(), Some("La seconde"), "it replaces the former");
    app.advance(TimeDelta::days(2));
    let (paul, sophie) = (app.client_of(Demo::Paul).await, app.client_of(Demo::Sophie).await);
    assert_eq!(featured(&sophie).await.as_deref(), Some("La première"), "each has its days");
    let reason = WithdrawEditorialItemRequest::default();
    let gone = paul.withdraw_editorial_item(one, &reason, first.version).await.unwrap();
    assert!(gone.summary.featured.is_none());
    assert_eq!(featured(&sophie).await, None);
    paul.unfeature_news(two, second.version).await.unwrap();
    let twice = paul.unfeature_news(two, second.version + 1).await;
    assert_eq!(refusal(twice), ProblemCode::ItemWrongState);
}

async fn only_what_people_read_is_featured_and_days_follow_each_other(database: Database) {
    let app = TestApp::spawn(database).await;
    let paul = app.client_of(Demo::Paul).await;
    let today = Zone::Paris.day(app.app.now());
    let day = FeatureNewsRequest { from: today, until: today };
    let draft = paul.draft_editorial_item(&news("Un brouillon", None), &key()).await.unwrap();
    let refused = paul.feature_news(draft.summary.id, &day, draft.version).await;
    assert_eq!(refusal(refused), ProblemCode::ItemWrongState);
    let shown = published(&paul, &news("Une actualité", None)).await;
    let backwards = FeatureNewsRequest { from: today, until: today - Days::new(1) };
    let refused = paul.feature_news(shown.summary.id, &backwards, shown.version).await;
    assert_eq!(faulty_fields(refused), ["/until before_start"]);
}

on_both_databases!(
    the_last_one_chosen_is_on_the_landing_page_on_its_days,
    only_what_people_read_is_featured_and_days_follow_each_other,
);
