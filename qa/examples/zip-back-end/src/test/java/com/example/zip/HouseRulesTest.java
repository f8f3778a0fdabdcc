package com.example.zip;

import org.glassmaster.testkit.rules.RulesContract;

class HouseRulesTest extends RulesContract {}
