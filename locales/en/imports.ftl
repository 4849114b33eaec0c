# What an import says of a line that was mended, and of a file that cannot be read.

remark-wrong-width = The row has { $found } fields, the header { $expected }: a separator or a quotation mark is missing.
remark-not-utf8 = Column “{ $column }” holds bytes that are not UTF-8: save the file in that encoding.
remark-text-cut = Column “{ $column }” was cut to { $max } characters.
remark-value-defaulted = The value “{ $value }” of column “{ $column }” is not in the import mapping: the default was taken.
remark-values-left-out = Only the first { $max } values of column “{ $column }” were kept.
remark-link-in-text = The address in column “{ $column }” is long: it is at the end of the description.
remark-link-ignored = Column “{ $column }” does not hold an address of the web: it was left out.
remark-phase-ends-before-start = Phase “{ $phase }” ends on { $end }, before it starts on { $start }: its end was left out.
remark-phase-out-of-order = Phase “{ $phase }” comes after a later phase: it passes no step.
remark-phase-unknown = Phase “{ $phase }” is not in the import mapping: it was left out.
remark-phase-undated = Phase “{ $phase }” has no start that can be read: it was left out.
remark-phase-to-come = Phase “{ $phase }” starts on { $start }: it passes no step yet.
remark-resumed-after-abandonment = A phase follows the abandonment: the experiment is taken as resumed.
remark-abandoned-after-completion = Abandoned after it was handed over: step 7 is not taken as passed.
remark-profile-kept = The account keeps the profile that it has: a file never changes it.
remark-own-account = This is your own account: somebody else closes it, never you by a file.
remark-last-super-admin = This is the last active super administrator: their account stays open.
remark-kept-as-changed-here = The object was changed in the portal since the last import: it stays as it is there.

unreadable-empty = The file is empty: it needs at least a header line.
unreadable-header-not-utf8 = The header is not UTF-8: save the file in that encoding.
unreadable-header-too-long = The first line does not end: this is not a CSV file.
unreadable-missing-columns = Columns are missing: { $columns }.
unreadable-repeated-column = Column “{ $column }” is there twice.
unreadable-cut-short = The file could not be read to its end.
unreadable-mapping = The import mapping cannot be read: { $reason }
unreadable-mapping-code = The import mapping names “{ $code }”, which is neither in the common lists nor among the organisations.
