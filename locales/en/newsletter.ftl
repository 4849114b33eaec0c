# What a letter of the newsletter says around its issue.

newsletter-news = Worth reading
newsletter-online = Read the letter on the portal
newsletter-why = You receive this letter because you asked for it on Ozéli-D.
newsletter-leave = Unsubscribe
newsletter-trial = [Trial]
