# What a letter of the newsletter says around its issue.

newsletter-news = À lire
newsletter-online = Lire la lettre sur le portail
newsletter-why = Vous recevez cette lettre parce que vous l’avez demandée sur Ozéli-D.
newsletter-leave = Se désabonner
newsletter-trial = [Essai]
