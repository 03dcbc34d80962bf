// A question leads to what those who asked it say that it led to.
#include "features/questions/linked.h"

#include "features/questions/store.h"

namespace questions {

namespace {

web::Link link(std::string question, LinkTo const& to) {
    return {{"question", std::move(question)}, {to.kind, to.subject}, web::Relation::answered_by};
}

}

std::vector<web::Link> links_of_question(db::Reader& reader, std::string_view id) {
    std::vector<web::Link> all;
    auto const parsed = QuestionId::parse(id);
    if (!parsed) return all;
    for (auto const& to : links(reader, *parsed)) all.push_back(link(parsed->string(), to));
    return all;
}

std::vector<web::LinksBeside> links_beside() {
    std::vector<web::LinksBeside> all;
    for (std::string const kind : {"project", "case", "need", "idea"})
        all.push_back({kind, [kind](db::Reader& reader, std::string_view id) {
                           std::vector<web::Link> found;
                           for (auto const& question : asked_about(reader, kind, id))
                               found.push_back(link(question.string(), {kind, std::string(id)}));
                           return found;
                       }});
    return all;
}

}
