# What feeds say of themselves.

feed-news-title = Ozéli-D: news
feed-agenda-title = Ozéli-D: agenda

agenda-poc-start = Start: { $title }
agenda-challenge-opening = Challenge opens: { $title }
agenda-challenge-closing = Challenge closes: { $title }
