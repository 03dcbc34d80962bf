// The table of labels that project pages use.
#pragma once
#include <span>
#include <string_view>

#include "features/knowledge/readers/page/labels.h"

namespace knowledge::readers {

struct Label {
    std::string_view text;  ///< Folded; "*" stands for an organisation that the label names.
    Field field;
};

std::span<Label const> all_labels();

}
