// Facts that a page tells in running text rather than beside labels.
#pragma once
#include <string>
#include <vector>

#include "features/knowledge/readers/readers.h"

namespace knowledge::readers {

/// Fills what is still missing in `content` — coordinator, partners, funder, period, money — from
/// the sentences. Only sentences that say it outright count ("Projektet leds av …", "… har
/// beviljats 2 miljoner kronor").
void read_story(std::vector<std::string> const& paragraphs, texts::Language language,
                Sources const& sources, Content& content);

}
