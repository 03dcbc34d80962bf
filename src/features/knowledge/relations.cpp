// A field names a project by our id or by its funder's number.
#include "features/knowledge/relations.h"

#include "features/knowledge/duplicates.h"

namespace knowledge {

namespace {

std::string target_of(std::string_view named) {
    if (ProjectId::parse(named)) return std::string(named);
    return number_key(named);
}

}

std::vector<Related> relations_of(Content const& content) {
    std::vector<Related> related;
    for (auto const& [relation, named] :
         {std::pair{"continues", &content.continues}, std::pair{"part_of", &content.part_of}})
        if (auto target = target_of(*named); !target.empty())
            related.push_back({relation, std::move(target)});
    return related;
}

}
