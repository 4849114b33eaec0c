# What a letter about what one is told says.

notices-answer-subject = An answer to your idea
notices-answer-lead = An idea that you signed has its answer. It is on its page.
notices-digest-subject = Your summary of the day
notices-digest-lead = Here is what changed yesterday, and that you have not read yet.
notices-reminder-subject = An event begins soon
notices-reminder-lead = You registered, and asked for this reminder. The hour is that of your body.
notices-reminder-when = on { $day } at { $hour }
notices-delegation-until = delegation until { $day }
notices-rights = Your rights on the portal
notices-online = Read all my notifications
notices-why = You receive this mail because something on Ozéli-D concerns you.
notices-leave = Stop these mails

password-subject = Choose your password
password-lead = A password is to be chosen for your Ozéli-D account.
password-choose = Choose my password
password-life = This link works once, for three days.
password-unasked = If you did not ask for anything, leave this message alone: nothing changes without you.
