//! One's own data, to take away.

use actix_web::HttpRequest;
use api_types::notification::NotificationChoices;
use api_types::personal::{PersonalAccount, PersonalCard, PersonalData};
use app::personal::{self, OwnData};
use app::words::say;
use domain::directory::CardContent;
use persistence::people::Account;

use crate::prelude::*;
use crate::problems::locale_of;
use crate::views::people::organisation_ref;

pub(crate) fn configure(config: &mut Registry) {
    config.service(read_own_data);
}

fn account_view(app: &App, account: Account) -> PersonalAccount {
    let tree = app.directory.organisations();
    let named = |id| organisation_ref(&tree, id);
    PersonalAccount {
        id: account.id,
        name: account.name.as_str().to_owned(),
        email: account.email,
        profile: account.profile,
        organisation: account.organisation.map(named),
        department: account.department.map(named),
        marks: account.marks,
    }
}

fn card_view(content: &CardContent) -> PersonalCard {
    let CardContent { expertise, help, site, telephone, availability, channel, visible } = content;
    PersonalCard {
        expertise: expertise.iter().map(|word| word.as_str().to_owned()).collect(),
        help: help.as_ref().map(|help| help.as_str().to_owned()),
        site: site.as_ref().map(|site| site.as_str().to_owned()),
        telephone: telephone.as_ref().map(|number| number.as_str().to_owned()),
        availability: availability.as_ref().map(|when| when.as_str().to_owned()),
        channel: *channel,
        visible: *visible,
    }
}

/// Take one's own data away.
///
/// One's account and card, what one chose to be told of, and all that one wrote, supports, follows, registered for and
/// asked. Nobody reads those of another. The ideas that one deposited without a name are in it, for one's own request finds
/// them; it says so in words, in the language of the caller (`Accept-Language`).
#[utoipa::path(tag = "people", security(("bearer" = [])),
    responses((status = OK, body = PersonalData)))]
#[get("/me/personal-data")]
async fn read_own_data(
    app: Data<App>,
    caller: Caller,
    request: HttpRequest,
) -> Answer<Plain<PersonalData>> {
    let OwnData { account, card, choices, items } = personal::own_data(&app, &caller).await?;
    Ok(Plain(PersonalData {
        read_at: app.now(),
        note: say(locale_of(&request), "personal-data-note"),
        account: account_view(&app, account),
        card: card_view(&card),
        choices: NotificationChoices { supported: choices.supported, mail: choices.mail },
        items,
    }))
}
