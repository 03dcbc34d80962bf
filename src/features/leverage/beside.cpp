// A box on the barrier's page.
#include "features/leverage/pages.h"

namespace leverage {

namespace {

std::optional<web::BesideBox> box(Parts& parts, web::Visit const& visit, db::Reader& reader,
                                  std::string_view id) {
    Showing const showing(parts, visit);
    auto const barrier = barriers::standing_for(visit, reader, id);
    if (!barrier) return std::nullopt;
    auto const removal = removal_of(reader, barrier->id);
    auto const page = visit.address("/barriers/leverage/" + barrier->id);
    web::BesideBox box{.title = showing.text("removal_title")};
    if (says_something(removal))
        box.text = showing.format("box_told", {{"cost", showing.cost_text(removal)},
                                               {"months", showing.months_text(removal)}});
    else box.text = showing.text("box_not_told");
    box.lines.push_back({showing.text("box_read"), page});
    box.lines.push_back({showing.text("title"), visit.address("/barriers/leverage")});
    if (barrier->may_describe) box.actions.push_back({showing.text("box_tell"), page + "#removal"});
    return box;
}

}

std::vector<web::Beside> beside(std::shared_ptr<Parts> const& parts) {
    return {
        {"barrier", 20, [parts](web::Visit const& visit, db::Reader& reader, std::string_view id) {
             return box(*parts, visit, reader, id);
         }}};
}

}
