//! What is sent in the rows of the table, with `$names` of the fixture.

pub(super) const CONTENT: &str =
    r#"{"content":{"title":"Un titre","proposal":"Une proposition","subcategory":"reception"}}"#;
pub(super) const DECISION: &str = r#"{"verdict":"under_review","reason":"À regarder."}"#;
/// The answer that the ideas of the product of rights have already.
pub(super) const DECISION_DONE: &str = r#"{"verdict":"not_selected","reason":"Déjà fait."}"#;
pub(super) const POTENTIAL: &str = r#"{"why":"Utile à tous.","gains":[{"nature":"comfort","evidence":"felt","words":"Plus calme."}]}"#;
pub(super) const CALL: &str = r#"{"content":{"title":"Un défi"}}"#;
pub(super) const DRAFT: &str = r#"{"title":"Un brouillon"}"#;
pub(super) const CARD: &str = r#"{"header":{"title":"Un essai","department_id":"$department","domain":"social_action"},"members":[]}"#;
pub(super) const TEAM: &str = r#"{"header":{"title":"Un essai","department_id":"$department","domain":"social_action"},"members":[{"user_id":"$lead","role":"lead"}]}"#;
pub(super) const STOP: &str = r#"{"cause":"end_of_funding"}"#;
pub(super) const PRACTICE: &str = r#"{"content":{"kind":"innovation","title":"Une pratique","domain":"social_action","contact_id":"$lead"}}"#;
pub(super) const PUBLISH: &str = r#"{"poc_id":"$poc","content":{"kind":"innovation","title":"Une pratique","domain":"social_action"}}"#;
pub(super) const REUSE: &str = r#"{"content":{"since":"2026-01-05","result":"worked"}}"#;
pub(super) const KIT: &str = r#"{"content":{"kind":"deployment","title":"Un kit","sections":{"context":"a","solution":"b","conditions":"c","cost_and_means":"d","steps":"e","contact":"f","evaluation":"g"}}}"#;
pub(super) const CARD_KEPT: &str =
    r#"{"content":{"expertise":["design thinking"],"visible":true}}"#;
pub(super) const PARTNER: &str = r#"{"content":{"name":"Un partenaire","kind":"funder"}}"#;
pub(super) const ACCOUNT: &str = r#"{"name":"Une Personne","email":"$email","password":"une phrase assez longue","profile":"reader"}"#;
pub(super) const SAME_PASSWORD: &str =
    r#"{"current":"demonstration-2026","new":"demonstration-2026"}"#;
pub(super) const EDITED: &str = r#"{"name":"Sophie Lambert","profile":"reader","status":"active"}"#;
pub(super) const TOGETHER: &str =
    r#"{"items":[{"account_id":"$claire","version":1}],"change":{"status":"active"}}"#;
pub(super) const DELEGATION: &str =
    r#"{"account_id":"$claire","profile":"contributor","bricks":["glossary"]}"#;
pub(super) const DELEGATIONS: &str =
    r#"{"account_ids":["$claire"],"profile":"contributor","bricks":["glossary"]}"#;
pub(super) const OWNER: &str =
    r#"{"brick":"glossary","item_id":"$comment","owner_kind":"person","owner_id":"$claire"}"#;

pub(super) const SYNONYMS: &str = r#"{"expressions":["GED","gestion électronique des documents"]}"#;

pub(super) const QUESTION: &str = r#"{"topic":"portal","title":"Une question","body":"Un mot."}"#;
pub(super) const RESOURCES: &str =
    r#"{"title":"Un essai","lines":[{"kind":"it","what":"deux postes"}]}"#;

pub(super) const RULES: &str = r#"{"audience":"everyone","open_sheets":true,"four_eyes":false}"#;
pub(super) const BODY: &str = r#"{"parent_id":"$body","name":"Une direction $email"}"#;
pub(super) const REFERENCE: &str =
    r#"{"label_fr":"Une valeur $email","label_en":"A value $email"}"#;
pub(super) const CHANGED_REFERENCE: &str =
    r#"{"label_fr":"Une valeur $email","label_en":"A value $email","active":true}"#;

pub(super) const BRICK: &str = r#"{"words":{"title_fr":"Une brique","title_en":"A brick"},"content":{"page":{"body_fr":"Un texte."}}}"#;
pub(super) const BRICK_SETTINGS: &str = r#"{"order":[],"hosts":["tool.example.fr"]}"#;

pub(super) const NEWS: &str =
    r#"{"title":"Une actualité","content":{"news":{"body":"Un texte."}}}"#;
pub(super) const DAYS: &str = r#"{"from":"2026-05-04","until":"2026-05-08"}"#;
