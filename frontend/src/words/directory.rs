//! The words of « Un réseau à votre service »: what a badge means, how somebody prefers to be reached.

use domain::directory::{ContactChannel, DirectoryRole};

use super::vocabulary::named;
use crate::words::tr;

named! {
    contact_channel(ContactChannel):
        Message = vocabulary.contact_channel.message,
        Telephone = vocabulary.contact_channel.telephone,
        Mailbox = vocabulary.contact_channel.mailbox;
    /// What one may expect of whoever wears that badge.
    directory_role_meaning(DirectoryRole):
        Referent = vocabulary.directory_role.referent_means,
        Ambassador = vocabulary.directory_role.ambassador_means,
        Manager = vocabulary.directory_role.manager_means,
        Holder = vocabulary.directory_role.holder_means;
}
