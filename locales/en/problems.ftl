# What went wrong and what to do about it, for `application/problem+json`. One title and one detail for each code.

problem-malformed_request-title = The request cannot be read
problem-malformed_request-detail = It is not of the form that the service expects: correct it after the documentation of the API. If you followed a link, it is incomplete or old.

problem-idempotency_key_invalid-title = The Idempotency-Key header is missing or not valid
problem-idempotency_key_invalid-detail = Send a key of 1 to 255 printable characters, the same at each new attempt of the same request.

problem-not_signed_in-title = You are not signed in
problem-not_signed_in-detail = Sign in, then try again.

problem-invalid_credentials-title = Wrong address or password
problem-invalid_credentials-detail = Check both. After several attempts, wait a few minutes or ask your administrator for a new password.

problem-session_ended-title = Your session has ended
problem-session_ended-detail = Sign in again: what is saved is kept.

problem-forbidden-title = You may not do this
problem-forbidden-detail = Your profile does not allow it. Your functional administrator can give you the right.

problem-foreign_origin-title = This request does not come from the portal
problem-foreign_origin-detail = Open the portal at its usual address and try again.

problem-preview_reads_only-title = Nothing can be changed in this preview
problem-preview_reads_only-detail = You see the portal as another profile does. Leave the preview, then try again.

problem-preview_refused-title = You may not see the portal as this profile
problem-preview_refused-detail = Only those who may change the permission matrix may, and as profiles that go no further than theirs.

problem-not_found-title = There is nothing at this address
problem-not_found-detail = The object may have been withdrawn, or it is not open to you. Check the address.

problem-method_not_allowed-title = This address does not take this method
problem-method_not_allowed-detail = The Allow header of the response lists those it takes.

problem-request_timeout-title = Sending took too long
problem-request_timeout-detail = Nothing was saved. Try again, with a better connection if you can.

problem-idea_decided-title = This idea has its answer already
problem-idea_decided-detail = It can no longer be changed or withdrawn. Read it again to see the decision.

problem-idea_named-title = This idea has your name already
problem-idea_named-detail = There is nothing more to do.

problem-idea_at_rest-title = This idea is dormant or was withdrawn
problem-idea_at_rest-detail = Its gains are no longer studied, and it goes further in no track. A dormant idea is taken up again first.

problem-idea_not_selected-title = This idea is not selected
problem-idea_not_selected-detail = Only a selected idea becomes an experiment: record the decision first, or create the experiment without an idea.

problem-challenge_closed-title = This challenge takes no ideas at the moment
problem-challenge_closed-detail = Deposit yours outside the challenge: it will be read in the same way.

problem-challenge_wrong_phase-title = The challenge is not at that point
problem-challenge_wrong_phase-detail = Read it again to see where it stands and what it allows.

problem-criteria_in_use-title = These criteria are already used for marking
problem-criteria_in_use-detail = Experts have begun: criteria and weights stay the same until the end.

problem-ideas_unanswered-title = Some ideas or teams still wait for an answer
problem-ideas_unanswered-detail = Every author and every team gets an answer before the closing: answer the ideas left in the decision queue, and the teams on the challenge’s page. An idea that is kept for other readers than you is not counted.

problem-votes_closed-title = Votes on this challenge are not open
problem-votes_closed-detail = They have a period of their own, shown on the challenge’s page.

problem-scorecard_sent-title = Your marks were sent already
problem-scorecard_sent-detail = The other experts may have read them: they no longer change. Tell them more in a note.

problem-batch_refused-title = Nothing changed: some lines need another look
problem-batch_refused-detail = Each faulty line is named. Correct it or take it out, then start again.

problem-idea_not_dormant-title = This idea is not dormant
problem-idea_not_dormant-detail = Only an idea that was not selected can be taken up again.

problem-revival_proposed-title = Taking this idea up again is proposed already
problem-revival_proposed-detail = It waits for an answer: add your reasons as a comment.

problem-revival_answered-title = This proposal has its answer already
problem-revival_answered-detail = Read the idea again to see it.

problem-co_author_asked-title = This person is asked already
problem-co_author_asked-detail = They sign the idea, are invited to, or ten people sign it already.

problem-not_invited-title = No invitation waits for your answer
problem-not_invited-detail = The invitation may be gone, or you answered it already.

problem-person_asked-title = This person is asked already
problem-person_asked-detail = They take part in the challenge, or their invitation waits for an answer.

problem-too_many_asked-title = The challenge has invited as many people as it may
problem-too_many_asked-detail = Take back an invitation that has no answer to send another. A challenge has 30 experts at most.

problem-not_a_track-title = This challenge is no intrapreneur track
problem-not_a_track-detail = Only a challenge of that format has teams of two work on an idea.

problem-not_a_call-title = This idea answers no investment call
problem-not_a_call-detail = One invests in the answers to a challenge of that format alone. To offer your help, leave a comment.

problem-author_away-title = The author of this idea could not answer
problem-author_away-detail = They have no account in use on the portal. An administrator may open one for them.

problem-idea_entered-title = This idea takes part in this track already
problem-idea_entered-detail = Its author takes part, is invited, or its team has its answer already.

problem-entry_wrong_state-title = This step of the track does not allow it
problem-entry_wrong_state-detail = The team may have moved on, left, or got its answer meanwhile. Read the page again.

problem-in_other_team-title = This person is in another team already
problem-in_other_team-detail = In one track, a person takes part in one team of two only.

problem-ideas_linked-title = These two ideas are tied already
problem-ideas_linked-detail = Remove the existing link first to change its kind.

problem-idea_merged-title = One of these ideas is merged already
problem-idea_merged-detail = Open the idea that goes on and work on that one.

problem-merge_at_rest-title = The chosen idea is dormant or was withdrawn
problem-merge_at_rest-detail = It cannot go on for both. Choose an idea that goes on, or merge the other way round.

problem-idea_not_merged-title = These ideas are not merged
problem-idea_not_merged-detail = There is nothing to undo.

problem-merge_too_old-title = This merge can no longer be undone
problem-merge_too_old-detail = It is more than 30 days old. Deposit a new idea, tied to this one, if need be.

problem-other_merged-title = The idea that goes on is merged itself
problem-other_merged-detail = Undo its merge with the next one first: what this idea brought to it went there with it.

problem-too_many_views-title = You keep fifty views already
problem-too_many_views-detail = Remove one to keep another.

problem-scorecard_incomplete-title = The marks are incomplete or off the scale
problem-scorecard_incomplete-detail = Give each criterion a mark from 0 to 5, or a yes or a no.

problem-same_idea-title = It is the same idea
problem-same_idea-detail = Choose another idea.

problem-unsigned_idea-title = Nobody signs this idea
problem-unsigned_idea-detail = An idea enters a track once its author has come forward.

problem-anonymous_idea-title = An anonymous idea has no co-signers
problem-anonymous_idea-detail = Those who signed it would give its author away. The author may step forward first.

problem-comment_removed-title = This comment was removed already
problem-comment_removed-detail = There is nothing more to do.
problem-comment_settled-title = This comment can no longer be changed
problem-comment_settled-detail = One corrects one’s words within a quarter of an hour. Add a comment, or remove this one.

problem-poc_wrong_state-title = The experiment is not in a state that allows it
problem-poc_wrong_state-detail = Read it again to see where it stands and what it allows.

problem-step_out_of_order-title = Steps are passed in order
problem-step_out_of_order-detail = Pass the steps before it first, one by one or grouped.

problem-step_not_passed-title = This step is not passed
problem-step_not_passed-detail = Only a passed step can be reopened.

problem-step_not_begun-title = This step has not begun
problem-step_not_begun-detail = There is nothing to learn from it yet: choose a step that is passed or under way.

problem-poc_not_validated-title = This experiment is not validated
problem-poc_not_validated-detail = Only an experiment validated at step 7 becomes a practice: record its validation first.

problem-practice_exists-title = This experiment has its practice already
problem-practice_exists-detail = Open the practice to complete it.

problem-practice_not_shown-title = This experiment has its practice already
problem-practice_not_shown-detail = You may not read it for now: it is still being written, was taken out of the Store, or is kept for others. Speak of it with those who lead the experiment, or with the Dinno.

problem-practice_not_draft-title = This practice is not a draft
problem-practice_not_draft-detail = It is in the Store, or was taken out of it: put it back instead.

problem-practice_withdrawn-title = This practice is no longer in the Store
problem-practice_withdrawn-detail = A practice that was withdrawn cannot be taken up. Put it back in the Store first.

problem-reuse_declared-title = This body has already said that it takes this practice up
problem-reuse_declared-detail = Update what it says of it rather than saying it twice.

problem-reuse_withdrawn-title = This reuse is withdrawn
problem-reuse_withdrawn-detail = Declare it again if the body takes the practice up.

problem-kit_released-title = This kit is published
problem-kit_released-detail = Only a draft can be deleted: what others may have downloaded stays.

problem-practice_of_own_body-title = This practice was born in this body
problem-practice_of_own_body-detail = A reuse is declared for another body than the one where the practice was born.

problem-help_request_closed-title = This question is closed already
problem-help_request_closed-detail = Write a new message to open it again.

problem-email_taken-title = An account has this address already
problem-email_taken-detail = Check the address, or find the person in the list of accounts.

problem-last_super_admin-title = The last super administrator cannot leave
problem-last_super_admin-detail = Give this profile to somebody else first.

problem-own_account-title = You cannot take your own rights away
problem-own_account-detail = Ask somebody else of the Dinno to change your profile or to close your account.

problem-account_closed-title = This account is closed
problem-account_closed-detail = Open it again first, then ask for the link.

problem-delegation_withdrawn-title = This delegation was withdrawn already
problem-delegation_withdrawn-detail = It gives no right any more. To give it back, give a new one.

problem-owner_declared-title = This ownership was declared already
problem-owner_declared-detail = Nothing changed: the brick, or the sheet, was theirs already.

problem-rights_rule-title = A rule of rights says no
problem-rights_rule-detail = The super administrator keeps every right; nobody updates what they cannot read, gives more than they hold, or delegates to themselves. Nothing was changed.

problem-idempotency_in_flight-title = The same request is already running
problem-idempotency_in_flight-detail = Wait a few seconds before you send it again with the same key.

problem-edit_conflict-title = Somebody changed this object in the meantime
problem-edit_conflict-detail = Read the current version, then make your change again.

problem-payload_too_large-title = What was sent is too large
problem-payload_too_large-detail = Make it lighter or share a link: an attachment weighs at most 10 MB, a file to import at most 64 MB.

problem-unsupported_media_type-title = This type of content is not read here
problem-unsupported_media_type-detail = Send the type that the documentation of the operation gives, in the Content-Type header.

problem-validation_failed-title = Some fields are to be corrected
problem-validation_failed-detail = Each faulty field is named, with what it expects.

problem-own_idea-title = This is your own idea
problem-own_idea-detail = One does not support or judge one’s own idea: ask somebody else.

problem-gate_undecided-title = A decision is missing
problem-gate_undecided-detail = Steps 3 and 7 are passed with a decision: give the GO / NO GO or the validation.

problem-gate_outside_group-title = A decision belongs to none of the chosen steps
problem-gate_outside_group-detail = Take it out, or extend the group to its step.

problem-no_go_inside_group-title = A NO GO ends the group of steps
problem-no_go_inside_group-detail = End the group at step 3.

problem-decider_not_entitled-title = This person may not decide here
problem-decider_not_entitled-detail = Those who decide: a sponsor or a decider of the experiment, the Dinno, a member of COMEX or CODIR.

problem-file_refused-title = This file is not accepted
problem-file_refused-detail = Its content is not of a known type. Save it as a PDF, a picture or an office document.

problem-import_unreadable-title = This file cannot be read as the expected table
problem-import_unreadable-detail = Save it as CSV (UTF-8) and check that it has every column of the import mapping.

problem-idempotency_key_reused-title = This Idempotency-Key was used with another request
problem-idempotency_key_reused-detail = Take a new key for a new request.

problem-version_required-title = The version is missing
problem-version_required-detail = Read the object and send its ETag back in the If-Match header: a change always says what it saw.

problem-too_many_requests-title = Too many attempts in a short time
problem-too_many_requests-detail = Wait as long as the Retry-After header says, then try again.

problem-internal-title = The service met an error
problem-internal-detail = It is not of your doing and nothing saved is lost. Try again; if it lasts, give the reference of the incident (request_id) to your administrator.

problem-unavailable-title = The service is unavailable for the moment
problem-unavailable-detail = Nothing saved is lost. Try again in a moment.

# What to write in a faulty field. `$min` and `$max` are the limits of length or count, when there are any.

field-required = To be completed: say it in a few words.
field-too_short = Write at least { $min } characters.
field-too_long = Make it shorter: { $max } characters at most.
field-too_many = Keep { $max } at most.
field-forbidden_character = An invisible character cannot be saved: delete it or type the text again.
field-unknown_value = Choose a value of the list.
field-malformed = Check the form: this value is not recognised.
field-end_required = Set the closing day: a challenge has an end.
field-end_passed = This closing day is past: choose one to come.
field-passed = This moment is past already: choose one to come.
field-settled = This date no longer changes: put back the one that was there.
field-in_future = This date is still to come: give the day when it happened.
field-before_start = This date comes before the one it must follow: change one of the two.
field-duplicate = This value is given twice: take one out.
field-unknown_field = There is no such field here: take it out, or check its name.
field-stale = This line changed since you read it: read it again.
field-already_decided = This idea has its answer already: take it out of the batch.
field-own_idea = It is your own idea: let somebody else decide.
field-not_prepared = Nothing is prepared for this idea: prepare its answer first.
field-not_allowed = This choice is not yours: leave it to whom it belongs.
field-without_right = This person could do nothing with it: first give them the contributor profile, or a right by delegation.
field-other_body = This person belongs to another body: choose a colleague of yours.
field-host_not_allowed = No administrator has allowed links to this site: add its name to the list of allowed sites first.
field-nothing_of_a_body = One of the chosen bricks is shared by the whole branch: nothing there belongs to a body. Choose everywhere, or take that brick out.
field-wrong_password = This is not your present password: type it again, or show it to check it.
field-in_use = Something still depends on it, a link or a value: remove that first.
field-kept_for_some = Not everybody may read this: choose what anyone may open.

problem-record_closed-title = The full record is kept
problem-record_closed-detail = It is open to COMEX, CODIR and the team. Its summary sheet stays open to you.

problem-list_full-title = This list has all its active values
problem-list_full-detail = Retire another value first: at most six fields of innovation are active at once.

problem-value_needed-title = This value cannot be retired
problem-value_needed-detail = Something mandatory or a rule draws on it: add another one first.

problem-conditions_open-title = Conditions are still to be lifted
problem-conditions_open-detail = The validation waits until each condition of the GO is lifted, with a word and a date.

problem-condition_not_open-title = This condition is not to be lifted
problem-condition_not_open-detail = It is lifted already, or there is none: read the decision of step 3 again.

problem-decides_alone-title = A member of the team does not decide alone
problem-decides_alone-detail = Four eyes are asked for: name a sponsor, the Dinno, or a member of COMEX or CODIR outside the team.

problem-review_frozen-title = This review is frozen
problem-review_frozen-detail = It does not change any more: what happens since will be in the next one.

problem-review_exists-title = This review exists already
problem-review_exists-detail = Open the one of this half and this perimeter.

problem-item_wrong_state-title = This item is not in the right state
problem-item_wrong_state-detail = It was published or withdrawn meanwhile, or this is not done in its section: read it again.
