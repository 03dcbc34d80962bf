// The English lists of own_words.h, as texts that are read once at start.
#pragma once
#include <string_view>

namespace language::english {

/// A form, then its lemmas.
inline constexpr std::string_view irregular = R"(
children child; men man; women woman; people person people; feet foot; teeth tooth; mice mouse; geese goose; lives life live; wives wife;
knives knife; leaves leaf leave; halves half; shelves shelf; selves self; analyses analysis analyse; theses thesis; hypotheses hypothesis; crises crisis; bases basis base; phenomena phenomenon; criteria criterion;
media medium media; data data; indices index; matrices matrix; appendices appendix; strata stratum; spectra spectrum; curricula curriculum; better good well; best good well; worse bad; worst bad;
further far; furthest far; less little; least little; more much many; most much many; elder old; eldest old;
was be; were be; been be; is be; are be; am be; being be; has have; had have; having have; does do; did do; done do; goes go; went go; gone go;
began begin; begun begin; bent bend; bound bind; bit bite; bitten bite; blew blow; blown blow; broke break; broken break; brought bring; built build; bought buy; caught catch;
chose choose; chosen choose; came come; dealt deal; dug dig; drew draw; drawn draw; drank drink; drunk drink; drove drive; driven drive; ate eat; eaten eat; fell fall; fallen fall; fed feed; felt feel; fought fight;
found find found; flew fly; flown fly; forbade forbid; forbidden forbid; forgot forget; forgotten forget; froze freeze; frozen freeze; got get; gotten get; gave give; given give; grew grow; grown grow; heard hear; hid hide; hidden hide;
held hold; kept keep; knew know; known know; laid lay; led lead; learnt learn; left leave left; lent lend; lay lie lay; lain lie; lit light; lost lose; made make; meant mean; met meet; paid pay; rode ride; ridden ride;
rang ring; rung ring; rose rise rose; risen rise; ran run; said say; saw see saw; seen see; sought seek; sold sell; sent send; shook shake; shaken shake; shone shine; shot shoot; showed show; shown show; sang sing; sung sing;
sank sink; sunk sink; sat sit; slept sleep; spoke speak; spoken speak; spent spend; stood stand; stole steal; stolen steal; stuck stick; struck strike; swore swear; sworn swear; swept sweep; swam swim; swum swim;
took take; taken take; taught teach; tore tear; torn tear; told tell; thought think thought; threw throw; thrown throw; understood understand; woke wake; woken wake; wore wear; worn wear; won win; wrote write; written write;
overcame overcome; undertook undertake; undertaken undertake; undergone undergo; underwent undergo; withdrew withdraw; withdrawn withdraw; arose arise; arisen arise; became become
)";

}
