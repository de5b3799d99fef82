//! Which rights normally go with a legal basis, after the W3C Data Privacy Vocabulary's map for the GDPR.

use mijn_privacy_api::{LegalBasis, OpenEnum, Right};

/// Whether the right normally applies to data on these legal bases. *Not* is "not normally", never "never": the request can
/// be sent all the same. Direct marketing can always be objected to (GDPR art. 21(2)).
pub fn applies(right: Right, bases: &[LegalBasis], direct_marketing: bool) -> bool {
    match right {
        Right::Explanation | Right::Access => true,
        Right::Objection if direct_marketing => true,
        _ => bases.iter().any(|basis| goes_with(right, *basis)),
    }
}

/// Every right of the contract, in its order, with whether it normally applies.
pub fn rights(bases: &[LegalBasis], direct_marketing: bool) -> Vec<(Right, bool)> {
    Right::ALL.iter().map(|right| (*right, applies(*right, bases, direct_marketing))).collect()
}

fn goes_with(right: Right, basis: LegalBasis) -> bool {
    use LegalBasis::*;
    match right {
        Right::Explanation | Right::Access => true,
        Right::Rectification | Right::Restriction => basis != Unknown,
        Right::Erasure => matches!(basis, Consent | Contract | VitalInterest | LegitimateInterest),
        Right::Portability => matches!(basis, Consent | Contract),
        Right::Objection => matches!(basis, PublicTask | LegitimateInterest),
        Right::AutomatedDecision => !matches!(basis, LegalObligation | Unknown),
        Right::WithdrawConsent => basis == Consent,
        Right::Unknown => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use LegalBasis::*;
    use Right::*;

    fn of(bases: &[LegalBasis], direct_marketing: bool) -> Vec<Right> {
        rights(bases, direct_marketing).into_iter().filter(|(_, applies)| *applies).map(|(right, _)| right).collect()
    }

    #[test]
    fn the_map_row_by_row() {
        let always = [Explanation, Access, Rectification];
        let rows: [(LegalBasis, &[Right]); 6] = [
            (Consent, &[Erasure, Restriction, Portability, AutomatedDecision, WithdrawConsent]),
            (Contract, &[Erasure, Restriction, Portability, AutomatedDecision]),
            (LegalObligation, &[Restriction]),
            (VitalInterest, &[Erasure, Restriction, AutomatedDecision]),
            (PublicTask, &[Restriction, Objection, AutomatedDecision]),
            (LegitimateInterest, &[Erasure, Restriction, Objection, AutomatedDecision]),
        ];
        for (basis, more) in rows {
            assert_eq!(of(&[basis], false), [&always, more].concat(), "{basis:?}");
        }
    }

    #[test]
    fn a_basis_more_never_takes_a_right_away() {
        for one in LegalBasis::ALL {
            for other in LegalBasis::ALL {
                let (alone, both) = (of(&[*one], false), of(&[*one, *other], false));
                assert!(alone.iter().all(|right| both.contains(right)), "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn account_data_can_be_objected_to_for_the_fight_against_fraud() {
        assert!(of(&[Contract, LegitimateInterest], false).contains(&Objection));
        assert!(!of(&[Contract], false).contains(&Objection));
    }

    #[test]
    fn direct_marketing_can_always_be_objected_to() {
        for basis in LegalBasis::ALL {
            assert!(of(&[*basis], true).contains(&Objection), "{basis:?}");
        }
    }

    #[test]
    fn without_a_basis_there_is_still_an_explanation_and_access() {
        assert_eq!(of(&[], false), [Explanation, Access]);
        assert_eq!(of(&[LegalBasis::Unknown], false), [Explanation, Access]);
    }
}
