//! The accounts that are there, in the columns of the file that brings them in: read, corrected, imported again.

use api_client::ApiClient;
use api_types::account::AccountQuery;
use leptos::prelude::*;

use crate::pages::shared::ExportList;
use crate::words::tr;

#[component]
pub(super) fn CurrentAccounts() -> impl IntoView {
    let export = |client: ApiClient, format| async move {
        let all = AccountQuery::default();
        client.export_accounts(format, &all).await
    };
    view! {
        <div class="stack gap-3">
            <h3>{tr!(admin.imports.current)}</h3>
            <p>{tr!(admin.imports.current_why)}</p>
            <ExportList name="comptes" export />
        </div>
    }
}
