// What statements become: needs, ideas and barriers, by the forms of those features, and the way
// back. What came of them the other features keep (services/web/linked.h).
#pragma once
#include <vector>

#include "features/dialogues/show.h"

namespace dialogues {

/// "ID.7": a statement of a dialogue, as others name it.
std::string origin_of(Dialogue const& dialogue, Statement const& statement);
struct Origin {
    std::string dialogue = {};
    std::int64_t statement = 0;  ///< 0: the dialogue as a whole.
};
Origin origin_in(std::string_view id);

/// What came of statements, as far as the one who visits may see it, in the order of statements.
struct Became {
    std::int64_t statement = 0;
    std::string text = {}, url = {};
};
std::vector<Became> became(Showing const& showing, db::Reader& reader, Dialogue const& dialogue);

/// Ways to the forms, begun with the statement's words: into[] {into_text, into_url, into_words}.
std::vector<web::View> into_views(Showing const& showing, Dialogue const& dialogue,
                                  Statement const& statement);
/// Of this statement, in words: became[] {became_text, became_url}.
std::vector<web::View> became_views(std::vector<Became> const& all, std::int64_t statement);

}
