# What feeds say of themselves.

feed-news-title = Ozéli-D : actualités
feed-agenda-title = Ozéli-D : agenda

agenda-poc-start = Démarrage : { $title }
agenda-challenge-opening = Ouverture du défi : { $title }
agenda-challenge-closing = Clôture du défi : { $title }
