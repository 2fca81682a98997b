"""The engines' words for a stop that is in no route."""

from stormops_desktop.domain.said import Said

NO_CREW_ALLOWED = "no_crew_allowed"
TOO_MUCH_FOR_A_CREW = "too_much_for_a_crew"
NO_CREW_IN_TIME = "no_crew_in_time"
NOT_WORTH_THE_WAY = "not_worth_the_way"
CREWS_ARE_FULL = "crews_are_full"
WORDS = {
    NO_CREW_ALLOWED: Said("no crew has the skills or may go there"),
    TOO_MUCH_FOR_A_CREW: Said("it is more than one crew can carry"),
    NO_CREW_IN_TIME: Said("no crew can be there within its windows and be back by the end of the shift"),
    NOT_WORTH_THE_WAY: Said("what it promises is less than the way costs"),
    CREWS_ARE_FULL: Said("the crews' time and room are used up by stops that promise more"),
}
