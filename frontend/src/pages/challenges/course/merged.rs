//! Two people said at once what a challenge is followed by: indicator by indicator, what each changed alone is kept.

use api_types::challenge::IndicatorRequest;

use crate::pages::shared::{Merged, merge};

/// What somebody else made of an indicator that I changed too: nothing when they took it off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Theirs {
    /// Its title, as it was.
    pub(super) title: String,
    /// What they made of it.
    pub(super) now: Option<IndicatorRequest>,
}

/// Mine, with what they changed alone, and what we both changed: mine is kept.
pub(super) fn merged(
    base: &[IndicatorRequest],
    mine: &[IndicatorRequest],
    theirs: &[IndicatorRequest],
) -> (Vec<IndicatorRequest>, Vec<Theirs>) {
    let (mut kept, mut disputed) = (Vec::new(), Vec::new());
    for one in mine {
        let Some(before) = same(base, one) else {
            kept.push(one.clone());
            continue;
        };
        match same(theirs, one) {
            Some(now) => {
                let both = merge(before, one, now);
                if both.as_ref().is_none_or(|both| !both.disputed.is_empty()) {
                    let (title, now) = (before.title.clone(), Some(now.clone()));
                    disputed.push(Theirs { title, now });
                }
                kept.push(both.map_or_else(|| one.clone(), |Merged { value, .. }| value));
            }
            // They took off what I left as it was.
            None if one == before => {}
            // They took off what I changed: it comes back as a new one.
            None => {
                disputed.push(Theirs { title: before.title.clone(), now: None });
                kept.push(IndicatorRequest { id: None, ..one.clone() });
            }
        }
    }
    for now in theirs.iter().filter(|now| same(mine, now).is_none()) {
        match same(base, now) {
            // I took off what they left as it was.
            Some(before) if before == now => {}
            Some(before) => {
                disputed.push(Theirs { title: before.title.clone(), now: Some(now.clone()) });
                kept.push(now.clone());
            }
            None => kept.push(now.clone()),
        }
    }
    (kept, disputed)
}

/// The same indicator in a list; one that is new is in none.
fn same<'a>(list: &'a [IndicatorRequest], one: &IndicatorRequest) -> Option<&'a IndicatorRequest> {
    one.id.and_then(|id| list.iter().find(|other| other.id == Some(id)))
}

#[cfg(test)]
mod tests {
    use domain::IndicatorId;
    use domain::challenge::IndicatorAim;
    use uuid::Uuid;

    use super::*;

    fn one(id: u128, title: &str, target: &str) -> IndicatorRequest {
        IndicatorRequest {
            id: (id > 0).then(|| IndicatorId(Uuid::from_u128(id))),
            title: title.to_owned(),
            unit: None,
            target: Some(target.to_owned()),
            aim: IndicatorAim::AtLeast,
            expected_on: None,
        }
    }

    fn titles(list: &[IndicatorRequest]) -> Vec<&str> {
        list.iter().map(|one| one.title.as_str()).collect()
    }

    #[test]
    fn two_who_change_two_indicators_keep_both_changes_and_what_each_added() {
        let base = [one(1, "Caisses", "10"), one(2, "Jours", "5")];
        let mine = [one(1, "Caisses", "30"), one(2, "Jours", "5"), one(0, "Mine", "1")];
        let theirs = [one(1, "Caisses", "10"), one(2, "Jours ouvrés", "5"), one(3, "Theirs", "2")];
        let (kept, disputed) = merged(&base, &mine, &theirs);
        assert_eq!(titles(&kept), ["Caisses", "Jours ouvrés", "Mine", "Theirs"]);
        assert_eq!(kept[0].target.as_deref(), Some("30"));
        assert_eq!(disputed, []);
    }

    #[test]
    fn what_both_changed_stays_mine_and_theirs_is_told() {
        let base = [one(1, "Caisses", "10"), one(2, "Jours", "5")];
        let mine = [one(1, "Caisses", "30")];
        let theirs = [one(1, "Caisses", "20"), one(2, "Jours", "9")];
        let (kept, disputed) = merged(&base, &mine, &theirs);
        // Whoever takes off what somebody else has just changed reads it again before doing so.
        assert_eq!(kept, [one(1, "Caisses", "30"), one(2, "Jours", "9")]);
        let told = |title: &str, now: &IndicatorRequest| Theirs {
            title: title.to_owned(),
            now: Some(now.clone()),
        };
        assert_eq!(disputed, [told("Caisses", &theirs[0]), told("Jours", &theirs[1])]);
    }

    #[test]
    fn what_they_took_off_goes_unless_i_changed_it() {
        let base = [one(1, "Caisses", "10"), one(2, "Jours", "5")];
        let mine = [one(1, "Caisses", "10"), one(2, "Jours", "7")];
        let (kept, disputed) = merged(&base, &mine, &[]);
        assert_eq!(kept, [one(0, "Jours", "7")]);
        assert_eq!(disputed, [Theirs { title: "Jours".to_owned(), now: None }]);
        let (kept, disputed) = merged(&base, &base[..1], &base);
        assert_eq!((titles(&kept), disputed), (vec!["Caisses"], Vec::new()));
    }
}
