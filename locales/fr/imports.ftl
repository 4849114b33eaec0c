# What an import says of a line that was mended, and of a file that cannot be read.

remark-wrong-width = La ligne a { $found } champs, l’en-tête { $expected } : un séparateur ou un guillemet manque.
remark-not-utf8 = La colonne « { $column } » contient des octets qui ne sont pas de l’UTF-8 : enregistrez le fichier dans cet encodage.
remark-text-cut = La colonne « { $column } » a été raccourcie à { $max } caractères.
remark-value-defaulted = La valeur « { $value } » de la colonne « { $column } » n’est pas dans le modèle d’import : la valeur par défaut a été prise.
remark-values-left-out = Seules les { $max } premières valeurs de la colonne « { $column } » ont été gardées.
remark-link-in-text = L’adresse de la colonne « { $column } » est longue : elle se trouve à la fin de la description.
remark-link-ignored = La colonne « { $column } » ne contient pas une adresse du web : elle a été laissée de côté.
remark-phase-ends-before-start = La phase « { $phase } » finit le { $end }, avant son début le { $start } : sa fin a été laissée de côté.
remark-phase-out-of-order = La phase « { $phase } » vient après une phase plus avancée : elle ne franchit pas d’étape.
remark-phase-unknown = La phase « { $phase } » n’est pas dans le modèle d’import : elle a été laissée de côté.
remark-phase-undated = La phase « { $phase } » n’a pas de début lisible : elle a été laissée de côté.
remark-phase-to-come = La phase « { $phase } » commence le { $start } : elle ne franchit pas encore d’étape.
remark-resumed-after-abandonment = Une phase suit l’abandon : l’expérimentation est prise comme relancée.
remark-abandoned-after-completion = Abandonnée après son transfert : l’étape 7 n’est pas prise comme franchie.
remark-profile-kept = Le compte garde le profil qu’il a déjà : un fichier ne le change jamais.
remark-own-account = C’est votre propre compte : une autre personne le ferme, jamais vous par un fichier.
remark-last-super-admin = C’est le dernier super administrateur actif : son compte reste ouvert.
remark-kept-as-changed-here = L’objet a été modifié dans le portail depuis le dernier import : il reste tel qu’il y est.

unreadable-empty = Le fichier est vide : il lui faut au moins une ligne d’en-tête.
unreadable-header-not-utf8 = L’en-tête n’est pas en UTF-8 : enregistrez le fichier dans cet encodage.
unreadable-header-too-long = La première ligne ne finit pas : ce n’est pas un fichier CSV.
unreadable-missing-columns = Il manque des colonnes : { $columns }.
unreadable-repeated-column = La colonne « { $column } » est là deux fois.
unreadable-cut-short = Le fichier n’a pas pu être lu jusqu’au bout.
unreadable-mapping = Le modèle d’import ne se lit pas : { $reason }
unreadable-mapping-code = Le modèle d’import nomme « { $code } », qui n’est ni dans les listes communes ni dans les organismes.
