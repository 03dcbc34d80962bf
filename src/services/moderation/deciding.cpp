// The feature that keeps the text hides and shows it by its own rules.
#include "services/moderation/deciding.h"

#include "services/moderation/letters.h"

namespace moderation {

Matter carry_out(Showing const& showing, db::Transaction& tx, Matter const& matter,
                 Ruling const& ruling) {
    auto const before = matter.outcome;
    auto decided = decide(tx, hand_of(showing), matter, ruling);
    if (auto const* kind = moderated(showing.services, matter.subject.kind)) {
        auto const language = texts::parse_language(matter.language).value_or(texts::Language::sv);
        auto const reason = because(showing.services.texts, language, ruling.reason, ruling.words);
        if (decided.outcome == Outcome::hidden)
            kind->hide(showing.visit, tx, matter.subject.id, reason);
        else if (before == Outcome::hidden)
            kind->show(showing.visit, tx, matter.subject.id, reason);
    }
    tell_decided(showing.services, tx, decided, before, ruling);
    forget_when_final(tx, decided);
    return decided;
}

}
