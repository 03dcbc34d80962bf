// The parts of a PPTX file that do not depend on its text. Part of the writers.
#pragma once
#include <string>

#include "platform/office/slides.h"

namespace office {

/// Thousandths of a centimetre as the format's unit, 360,000 of which are a centimetre.
constexpr long english_metric(int thousandths) { return 360L * thousandths; }

/// The namespaces that the XML's first element declares.
std::string slide_names();
/// What each tree of shapes begins with.
std::string slide_group();
/// <a:xfrm> or <p:xfrm>
std::string slide_place(std::string const& prefix, Place place);
/// The four borders of a table's cell.
std::string slide_borders();
/// Where title and bullets stand, and how large they are.
std::string slide_master();
std::string slide_layout();
std::string slide_theme();

}
